package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Claims and settles rows of {@code webhook_outbox}; {@link LibHttpPost} adds them. Order is kept for each lane and url, so
 * that the target of one url which is away holds up no other url of the lane.
 */
@Repository
class Outbox {
    /** What the gateway's own triggers name as their url, and the queue of what its rooms are told. */
    static final String EVENTS = "tar:events";
    /** The queue of carts and tasks whose alarm has to be looked at. */
    static final String CARTS = "tar:carts";
    /** The queue of those carts of which something waits at outbound that is not to leave any more. */
    static final String WITHDRAWALS = "tar:withdrawals";
    /** The queue of what a start found overdue: whatever changes is looked at before it. */
    static final String MISSED = "tar:missed";
    /** What stands for all addresses of others where a queue is named. */
    static final String FOREIGN = "foreign";
    /** What a trigger may name. */
    static final Set<String> OWN = Set.of(EVENTS, CARTS);
    private static final int MOST_ROWS = 200;

    private static final Comparator<OutboxRow> OLDEST_FIRST = Comparator.comparingLong(OutboxRow::seq);
    private static final String RETURNING = """
             returning seq, id, url, body, lane, trace, created_at, attempts, refusals, give_up_at
            """;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of {@link #CARTS} is next: some of each shop that has something due, a shop's tasks first, then its oldest; never
     * a row without the older ones of its lane. Only read, so nobody who writes waits for it, and only these rows are.
     */
    @Transactional(readOnly = true)
    public List<Long> nextInTurn(Instant now) {
        return jdbc.sql(Turns.NEXT).param("now", now.toEpochMilli()).param("most", MOST_ROWS).query(Long.class).list();
    }

    /** Those of the chosen rows that still can be. */
    List<OutboxRow> claim(List<Long> chosen, Instant now, Duration lease, Hold hold) {
        return jdbc.sql("update webhook_outbox set lease_until = :lease where seq in (:chosen)"
                + " and state = 'waiting' and next_at <= :now and lease_until <= :now" + RETURNING)
                .param("lease", now.plus(lease).toEpochMilli()).param("now", now.toEpochMilli())
                .param("chosen", chosen).query((row, _) -> read(row, hold)).list().stream().sorted(OLDEST_FIRST)
                .toList();
    }

    /** One write statement: it waits for whoever is writing, and so for the commit that rang. Oldest first. */
    List<OutboxRow> claim(Scope scope, Instant now, Duration lease, Hold hold) {
        var held = scope.headsOnly() ? "" : "and (older.next_at > :now or older.lease_until > :now)";
        return jdbc.sql("""
                update webhook_outbox set lease_until = :lease where seq in (
                    select row.seq from webhook_outbox row
                    where row.state = 'waiting' and row.next_at <= :now and row.lease_until <= :now and %s
                    and not exists (select 1 from webhook_outbox older where older.state = 'waiting'
                        and older.lane = row.lane and older.url = row.url and older.seq < row.seq %s)
                    order by row.seq limit :most)
                """.formatted(scope.condition(), held) + RETURNING).param("lease", now.plus(lease).toEpochMilli())
                .param("now", now.toEpochMilli()).param("urls", scope.urls()).param("places", scope.places())
                .param("most", MOST_ROWS)
                .query((row, _) -> read(row, hold)).list().stream().sorted(OLDEST_FIRST).toList();
    }

    /** When the next row can be claimed: of each lane only the oldest row counts, for it goes first. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextDue(Scope scope) {
        return jdbc.sql("""
                select min(max(row.next_at, row.lease_until)) from webhook_outbox row
                where row.state = 'waiting' and %s
                and not exists (select 1 from webhook_outbox older where older.state = 'waiting'
                    and older.lane = row.lane and older.url = row.url and older.seq < row.seq)
                """.formatted(scope.condition())).param("urls", scope.urls()).param("places", scope.places())
                .query(Long.class).optional()
                .map(Instant::ofEpochMilli);
    }

    /** Which queues besides {@link #EVENTS} hold something. */
    @Transactional(readOnly = true)
    public Waiting waitingBesides() {
        return jdbc.sql("""
                select exists (select 1 from webhook_outbox where state = 'waiting' and url = 'tar:carts') as carts,
                    exists (select 1 from webhook_outbox where state = 'waiting'
                        and url not in ('tar:carts', 'tar:events', 'tar:withdrawals', 'tar:missed')) as foreigners
                """).query((row, _) -> new Waiting(row.getBoolean("carts"), row.getBoolean("foreigners"))).single();
    }

    record Waiting(boolean carts, boolean foreign) {
    }

    /** @return whether it was there */
    boolean delete(OutboxRow row) {
        return jdbc.sql("delete from webhook_outbox where seq = :seq").param("seq", row.seq()).update() == 1;
    }

    /** One statement for all: on a server each is a round trip. */
    void delete(List<OutboxRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("delete from webhook_outbox where seq in (:seqs)")
                    .param("seqs", rows.stream().map(OutboxRow::seq).toList()).update();
        }
    }

    void retryAt(OutboxRow row, Instant at, String reason, boolean counted, boolean untilReached) {
        jdbc.sql("""
                update webhook_outbox set attempts = :attempts, refusals = :refusals, next_at = :at,
                    lease_until = 0, last_error = :reason, unreached = :unreached
                where seq = :seq
                """).param("attempts", row.attempts() + 1).param("refusals", row.refusals() + (counted ? 1 : 0))
                .param("at", at.toEpochMilli()).param("reason", reason)
                .param("unreached", untilReached ? 1 : 0).param("seq", row.seq()).update();
    }

    void bury(OutboxRow row, Instant now, String reason) {
        jdbc.sql("""
                update webhook_outbox set attempts = :attempts, state = 'dead', dead_at = :now, lease_until = 0,
                    last_error = :reason
                where seq = :seq
                """).param("attempts", row.attempts() + 1).param("now", now.toEpochMilli()).param("reason", reason)
                .param("seq", row.seq()).update();
    }

    void release(OutboxRow row) {
        jdbc.sql("update webhook_outbox set lease_until = 0 where seq = :seq").param("seq", row.seq()).update();
    }

    /** One statement for all of a queue, where they are tried as if never before. */
    void move(String queue, List<OutboxRow> rows) {
        jdbc.sql("""
                update webhook_outbox set url = :url, lease_until = 0, attempts = 0, refusals = 0 where seq in (:seqs)
                """).param("url", queue).param("seqs", rows.stream().map(OutboxRow::seq).toList()).update();
    }

    /** One statement for all of a queue. What waits under one of their ids is left, what is dead is tried anew. */
    void add(String queue, List<Posting> postings, Instant now) {
        jdbc.sql("""
                insert into webhook_outbox (id, url, body, lane, created_at)
                select json_extract(value, '$.id'), :url, json_extract(value, '$.body'),
                    json_extract(value, '$.lane'), :now
                from json_each(:postings) where true
                on conflict (id) do update set state = 'waiting', created_at = excluded.created_at, attempts = 0,
                    refusals = 0, next_at = 0, lease_until = 0, give_up_at = null, dead_at = null
                 where state = 'dead'
                """).param("url", queue).param("postings", JSON.writeValueAsString(postings))
                .param("now", now.toEpochMilli()).update();
    }

    /** Sets free what waits for a target that has just answered. */
    int releaseUnreached(String url) {
        return jdbc.sql("""
                update webhook_outbox set next_at = 0, unreached = 0
                where state = 'waiting' and url = :url and unreached = 1
                """).param("url", url).update();
    }

    /** What was claimed, but never given to anybody, since the claim's answer was lost with the database. */
    void releaseLeases(Scope scope) {
        jdbc.sql("""
                update webhook_outbox set lease_until = 0 where seq in (
                    select row.seq from webhook_outbox row
                    where row.state = 'waiting' and row.lease_until > 0 and %s)
                """.formatted(scope.condition())).param("urls", scope.urls()).param("places", scope.places()).update();
    }

    /** Of a queue that came from another replica: what that one held is free, and who was away for it may be back. */
    void takeOver(Scope scope) {
        jdbc.sql("""
                update webhook_outbox set lease_until = 0, next_at = case unreached when 1 then 0 else next_at end,
                    unreached = 0
                where seq in (
                    select row.seq from webhook_outbox row
                    where row.state = 'waiting' and (row.lease_until > 0 or row.unreached = 1) and %s)
                """.formatted(scope.condition())).param("urls", scope.urls()).param("places", scope.places()).update();
    }

    /** At start: whoever held these rows is gone, and who was away may be back. */
    void releaseAll() {
        jdbc.sql("""
                update webhook_outbox set lease_until = 0, next_at = case unreached when 1 then 0 else next_at end,
                    unreached = 0
                where state = 'waiting' and (lease_until > 0 or unreached = 1)
                """).update();
    }

    private static OutboxRow read(ResultSet row, Hold hold) throws SQLException {
        var created = Instant.ofEpochMilli(row.getLong("created_at"));
        var giveUpAt = row.getLong("give_up_at");
        return new OutboxRow(row.getLong("seq"), row.getString("id"), row.getString("url"), row.getString("body"),
                row.getString("lane"), row.getString("trace"), created, row.getInt("attempts"), row.getInt("refusals"),
                giveUpAt == 0 ? created.plus(RetryPlan.PATIENCE) : Instant.ofEpochMilli(giveUpAt), hold);
    }
}
