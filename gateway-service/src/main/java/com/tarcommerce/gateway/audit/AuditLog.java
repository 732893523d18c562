package com.tarcommerce.gateway.audit;

import java.time.InstantSource;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds to the audit, inside the caller's transaction. */
@Repository
public class AuditLog {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    AuditLog(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The id of the newest entry of all; 0 if there is none. */
    public long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from audit").query(Long.class).single();
    }

    /** @return the entry's id, which grows with time */
    public long add(AuditEntry entry) {
        return jdbc.sql("""
                insert into audit (tenant_id, at, source, sender, action, decision, reason, node_kind, node_id, before,
                                   after, inbound_id)
                values (:tenant, :at, :source, :sender, :action, :decision, :reason, :nodeKind, :nodeId, :before,
                        :after, :inboundId)
                returning id
                """).param("tenant", entry.tenant()).param("at", clock.millis()).param("source", entry.source())
                .param("sender", entry.sender()).param("action", entry.action())
                .param("decision", entry.outcome().name().toLowerCase(Locale.ROOT)).param("reason", entry.reason())
                .param("nodeKind", entry.nodeKind()).param("nodeId", entry.nodeId()).param("before", entry.before())
                .param("after", entry.after()).param("inboundId", entry.inboundId()).query(Long.class).single();
    }
}
