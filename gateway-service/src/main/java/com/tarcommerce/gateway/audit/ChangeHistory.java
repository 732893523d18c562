package com.tarcommerce.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was changed before, as undo looks for it; inside the caller's transaction. */
@Repository
public class ChangeHistory {
    private static final String COLUMNS = "id, sender, action, node_kind, node_id, before, after";

    private final JdbcClient jdbc;

    ChangeHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The reason under which an undo is kept, so that what it took back is not taken back again. */
    public static String undid(PastChange change) {
        return "undid " + change.id();
    }

    /** The last change that this sender made there himself and that was not taken back. */
    public Optional<PastChange> lastOf(String tenant, String source, String sender, Instant since) {
        return jdbc.sql("select " + COLUMNS + """
                 from audit where tenant_id = :tenant and source = :source and sender = :sender and at >= :since
                  and node_id is not null and decision = 'allowed' and reason = 'allowed' and action <> 'undo'
                  and not exists (select 1 from audit later where later.tenant_id = :tenant and later.source = :source
                                  and later.sender = :sender and later.node_id is not null and later.id > audit.id
                                  and later.reason = 'undid ' || audit.id)
                order by id desc limit 1
                """).param("tenant", tenant).param("source", source).param("sender", sender)
                .param("since", since.toEpochMilli()).query(ChangeHistory::read).optional();
    }

    /** That change and what its sender changed by the same word: the lines of one bill. In their order. */
    public List<PastChange> together(String tenant, String source, PastChange change) {
        return jdbc.sql("select " + COLUMNS + """
                 from audit where tenant_id = :tenant and source = :source and sender = :sender and id <= :id
                  and node_id is not null and decision = 'allowed' and reason = 'allowed' and action = :action
                  and inbound_id = (select inbound_id from audit where id = :id)
                order by id
                """).param("tenant", tenant).param("source", source).param("sender", change.sender())
                .param("id", change.id()).param("action", change.action()).query(ChangeHistory::read).list();
    }

    /** The last change of the same node after that one, whoever made it; empty if no command did. */
    public Optional<PastChange> lastAfter(String tenant, PastChange change) {
        return jdbc.sql("select " + COLUMNS + """
                 from audit where tenant_id = :tenant and id > :id and node_kind = :kind and node_id = :node
                order by id desc limit 1
                """).param("tenant", tenant).param("id", change.id()).param("kind", change.nodeKind())
                .param("node", change.nodeId()).query(ChangeHistory::read).optional();
    }

    private static PastChange read(ResultSet row, int number) throws SQLException {
        return new PastChange(row.getLong("id"), row.getString("sender"), row.getString("action"),
                row.getString("node_kind"), row.getString("node_id"), row.getString("before"),
                row.getString("after"));
    }

    /** @param action the intent's name */
    public record PastChange(long id, String sender, String action, String nodeKind, String nodeId,
            @Nullable String before, @Nullable String after) {
    }
}
