package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.StateChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is to be told. Its rows are made by triggers, with the change that they tell; its changes are run by a commit group. */
@Repository
class StateEventStore {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {
    };
    private static final String SELECT = """
            select event.seq, event.state, event.at, event.reason, event.next_at, attempts, event.counted, failing_since, error,
                id, tenant, idempotency_key, channel, account, chat, thread, provider_ids,
                coalesce(event.callback, message.callback) as told_to, trace,
                event.state <> 'sent' and (doubtful or exists (select 1 from attempt
                    where attempt.message = event.message and attempt.outcome = 'unknown')) as uncertain
            from state_event as event join message on message.seq = event.message
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StateEventStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Given up, and why. */
    record Dead(StateEvent event, String reason) {
    }

    /** What is due, of each message and callback the oldest, but for those that are out and those for callbacks that are busy. */
    @Transactional(readOnly = true)
    List<StateEvent> due(Instant now, Collection<Long> out, Collection<String> busy, int most) {
        return jdbc.sql(SELECT + """
                where event.next_at <= :now and event.seq not in (select value from json_each(:out))
                    and told_to not in (select value from json_each(:busy))
                    and not exists (select 1 from state_event as older where older.message = event.message
                        and older.seq < event.seq and older.next_at is not null and older.callback is event.callback)
                order by event.next_at, event.seq limit :most""").param("now", now.toEpochMilli())
                .param("out", json.writeValueAsString(out)).param("busy", json.writeValueAsString(busy))
                .param("most", most).query((row, _) -> event(row)).list();
    }

    /** The first moment after this one at which something is due. */
    @Transactional(readOnly = true)
    Optional<Instant> nextAt(Instant now) {
        return jdbc.sql("select next_at from state_event where next_at > :now order by next_at limit 1")
                .param("now", now.toEpochMilli()).query((row, _) -> Instant.ofEpochMilli(row.getLong("next_at")))
                .optional();
    }

    /** False if another replica was first: it is that one's to tell until then. */
    boolean lease(StateEvent event, Instant until) {
        return jdbc.sql(
                "update state_event set next_at = :until where seq = :seq and next_at = :seen and attempts = :tries")
                .param("until", until.toEpochMilli()).param("seq", event.seq())
                .param("seen", event.nextAt().toEpochMilli()).param("tries", event.attempts()).update() == 1;
    }

    boolean heard(StateEvent event) {
        return jdbc.sql("delete from state_event where seq = :seq").param("seq", event.seq()).update() == 1;
    }

    /** @param nextAt null to give it up */
    boolean failed(StateEvent event, boolean counts, Instant since, @Nullable Instant nextAt, String reason) {
        return jdbc.sql("""
                update state_event set attempts = attempts + 1, counted = counted + :counts, failing_since = :since,
                    next_at = :next, error = :error where seq = :seq""").param("counts", counts ? 1 : 0)
                .param("since", since.toEpochMilli()).param("next", nextAt == null ? null : nextAt.toEpochMilli())
                .param("error", reason).param("seq", event.seq()).update() == 1;
    }

    /** A callback answers again: what waits for it need not wait longer. */
    int release(String callback, Instant now) {
        return jdbc.sql("""
                update state_event set next_at = :now where next_at > :now and attempts > counted
                    and exists (select 1 from message where seq = state_event.message
                        and coalesce(state_event.callback, callback) = :callback)""")
                .param("now", now.toEpochMilli()).param("callback", callback).update();
    }

    @Transactional(readOnly = true)
    List<Dead> dead(long after, int most) {
        return jdbc.sql(SELECT + "where event.next_at is null and event.seq > :after order by event.seq limit :most")
                .param("after", after).param("most", most)
                .query((row, _) -> new Dead(event(row), String.valueOf(row.getString("error")))).list();
    }

    /** With all its tries; false if it is none that was given up. */
    boolean revive(long seq, Instant now) {
        return jdbc.sql("""
                update state_event set attempts = 0, counted = 0, failing_since = null, next_at = :now
                where seq = :seq and next_at is null""").param("now", now.toEpochMilli()).param("seq", seq)
                .update() == 1;
    }

    private StateEvent event(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var room = new Room(row.getString("channel"), row.getString("account"), row.getString("chat"),
                row.getString("thread"));
        var data = new StateChanged.Data(row.getString("id"), row.getString("tenant"),
                row.getString("idempotency_key"), room, state, row.getString("reason"),
                json.readValue(row.getString("provider_ids"), STRINGS), row.getBoolean("uncertain") ? true : null);
        var failing = row.getLong("failing_since");
        var since = row.wasNull() ? null : Instant.ofEpochMilli(failing);
        return new StateEvent(row.getLong("seq"), row.getString("told_to"),
                new StateChanged("message." + state, Instant.ofEpochMilli(row.getLong("at")), data),
                row.getString("trace"), Instant.ofEpochMilli(row.getLong("next_at")), row.getInt("attempts"),
                row.getInt("counted"), since);
    }
}
