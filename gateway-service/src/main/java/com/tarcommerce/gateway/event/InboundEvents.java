package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.CommitGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signed events by their webhook-id, each acted on once: the rows outlive every repeat. */
@Repository
class InboundEvents {
    private static final String SOURCE = "alarms";
    /** Longer than any sender goes on repeating. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_FORGOTTEN = 500;

    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final InstantSource clock;

    enum State {
        RECEIVED, DONE, PARKED;

        static State of(String text) {
            return switch (text) {
                case "received" -> RECEIVED;
                case "done" -> DONE;
                default -> PARKED;
            };
        }
    }

    record Open(String webhookId, String body) {
    }

    InboundEvents(JdbcClient jdbc, CommitGroup commits, InstantSource clock) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.clock = clock;
    }

    /** Durable when it returns; what came before stays as it is. */
    State keep(String webhookId, String body) {
        return commits.commit(() -> State.of(jdbc.sql("""
                insert into inbound_event (webhook_id, source, body, received_at, changed_at)
                values (:id, :source, :body, :now, :now)
                on conflict do update set attempts = attempts + 1
                returning state
                """).param("id", webhookId).param("source", SOURCE).param("body", body).param("now", clock.millis())
                .query(String.class).single()));
    }

    void done(String webhookId) {
        close(webhookId, "done", null);
    }

    /** Kept for somebody to look at: trying again does not help. */
    void park(String webhookId, String error) {
        close(webhookId, "parked", error);
    }

    private void close(String webhookId, String state, @Nullable String error) {
        commits.commit(() -> {
            forgetOld();
            return jdbc.sql("""
                    update inbound_event set state = :state, error = :error, changed_at = :now where webhook_id = :id
                    """).param("state", state).param("error", error).param("now", clock.millis())
                    .param("id", webhookId).update();
        });
    }

    /** A few at a time, whenever one is done: what is kept never grows for long, and nothing ticks. */
    private void forgetOld() {
        jdbc.sql("""
                delete from inbound_event where webhook_id in (
                    select webhook_id from inbound_event where state = 'done' and changed_at < :before limit :most)
                """).param("before", clock.instant().minus(KEPT).toEpochMilli()).param("most", MOST_FORGOTTEN)
                .update();
    }

    /** What was received and not acted on to the end, oldest first. */
    List<Open> open() {
        return jdbc.sql("""
                select webhook_id, body from inbound_event where state = 'received' and source = :source
                order by received_at
                """).param("source", SOURCE).query(Open.class).list();
    }
}
