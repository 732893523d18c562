package com.tarcommerce.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit of one shop, to read. */
@Repository
public class AuditTrail {
    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link AuditEntry} describes it, with its number and moment. */
    public record Line(long id, Instant at, String source, String sender, String action, String decision,
            String reason, @Nullable String nodeKind, @Nullable String nodeId, @Nullable String before,
            @Nullable String after) {
    }

    /** The latest first, those with smaller numbers than {@code id}. */
    public List<Line> before(String tenant, long id, int most) {
        return jdbc.sql("""
                select id, at, source, sender, action, decision, reason, node_kind, node_id, before, after
                from audit where tenant_id = :tenant and id < :id order by id desc limit :most
                """).param("tenant", tenant).param("id", id).param("most", most).query(AuditTrail::read).list();
    }

    private static Line read(ResultSet row, int number) throws SQLException {
        return new Line(row.getLong("id"), Instant.ofEpochMilli(row.getLong("at")), row.getString("source"),
                row.getString("sender"), row.getString("action"), row.getString("decision"), row.getString("reason"),
                row.getString("node_kind"), row.getString("node_id"), row.getString("before"),
                row.getString("after"));
    }
}
