package com.tarcommerce.gateway.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A shop's own rows of the outbox, to read: what waits for its effects and what is dead. */
@Repository
public class OpenEvents {
    private final JdbcClient jdbc;

    OpenEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param target {@code rooms}, {@code alarms}, or a foreign address without its query, which may hold a secret
     * @param body   JSON
     */
    public record Event(long seq, String id, String target, String state, int attempts, Instant createdAt,
            @Nullable String lastError, String body) {
    }

    /** Oldest first, those behind {@code seq}. A lane begins with its shop and a bar, and '}' follows the bar. */
    public List<Event> after(String tenant, long seq, int most) {
        return jdbc
                .sql("""
                        select seq, id, url, state, attempts, created_at, last_error, body from webhook_outbox
                        where state in ('waiting', 'dead') and lane >= :tenant || '|' and lane < :tenant || '}'
                          and case when json_valid(body)
                              then coalesce(json_extract(body, '$.tenant_id'), json_extract(body, '$.merchant_id')) end = :tenant
                          and seq > :seq
                        order by seq limit :most
                        """)
                .param("tenant", tenant).param("seq", seq).param("most", most).query(OpenEvents::read).list();
    }

    private static Event read(ResultSet row, int number) throws SQLException {
        return new Event(row.getLong("seq"), row.getString("id"), target(row.getString("url")),
                row.getString("state"), row.getInt("attempts"), Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("last_error"), row.getString("body"));
    }

    private static String target(String url) {
        return switch (url) {
            case Outbox.EVENTS -> "rooms";
            case Outbox.CARTS, Outbox.WITHDRAWALS, Outbox.MISSED -> "alarms";
            default -> {
                var query = url.indexOf('?');
                yield query < 0 ? url : url.substring(0, query);
            }
        };
    }
}
