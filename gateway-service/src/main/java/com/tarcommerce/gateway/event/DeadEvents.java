package com.tarcommerce.gateway.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Events that were given up: listed without what they say, and sent on their way again under the same id. */
@Repository
class DeadEvents {
    private static final String REVIVE = """
            update webhook_outbox set state = 'waiting', attempts = 0, refusals = 0, unreached = 0, next_at = 0,
                lease_until = 0, dead_at = null, give_up_at = :giveUpAt
            where state = 'dead' and
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Bells bells;

    DeadEvents(JdbcClient jdbc, InstantSource clock, Bells bells) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.bells = bells;
    }

    /**
     * A dead letter.
     *
     * @param url  without its query, which may hold a secret
     * @param size of the body, in bytes
     */
    record DeadEvent(String id, String url, String tenant, @Nullable String type, String reason, int attempts,
            int size, Instant createdAt, Instant deadAt) {
    }

    /** Oldest first; each with its place, for the cursor. */
    record Placed(long seq, DeadEvent event) {
    }

    @Transactional(readOnly = true)
    public List<Placed> after(long seq, int most) {
        return jdbc.sql("""
                select seq, id, url, lane, json_extract(body, '$.type') as type, coalesce(last_error, '') as reason,
                    attempts, length(cast(body as blob)) as size, created_at, coalesce(dead_at, created_at) as dead_at
                from webhook_outbox where state = 'dead' and seq > :seq order by seq limit :most
                """).param("seq", seq).param("most", most).query(DeadEvents::read).list();
    }

    @Transactional(readOnly = true)
    public boolean exists(String id) {
        return jdbc.sql("select count(*) from webhook_outbox where id = :id").param("id", id).query(Long.class)
                .single() > 0;
    }

    /** @return whether it was a dead letter */
    boolean replay(String id) {
        return revive(jdbc.sql(REVIVE + "id = :id").param("id", id)) == 1;
    }

    /** All that were given up from one moment to before the other. */
    int replay(Instant from, Instant to) {
        return revive(jdbc.sql(REVIVE + "dead_at >= :from and dead_at < :to").param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli()));
    }

    private int revive(JdbcClient.StatementSpec statement) {
        var patience = clock.instant().plus(RetryPlan.PATIENCE).toEpochMilli();
        var revived = statement.param("giveUpAt", patience).update();
        bells.ringAll();
        return revived;
    }

    private static Placed read(ResultSet row, int number) throws SQLException {
        var url = row.getString("url");
        var query = url.indexOf('?');
        var lane = row.getString("lane");
        return new Placed(row.getLong("seq"),
                new DeadEvent(row.getString("id"), query < 0 ? url : url.substring(0, query),
                        lane.substring(0, Math.max(0, lane.indexOf('|'))), row.getString("type"),
                        row.getString("reason"), row.getInt("attempts"), row.getInt("size"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("dead_at"))));
    }
}
