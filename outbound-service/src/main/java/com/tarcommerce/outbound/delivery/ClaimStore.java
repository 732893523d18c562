package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.outbound.message.StoredBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Messages while they are being delivered. Its changes are run by a commit group, never in a transaction of their own. */
@Repository
class ClaimStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClaimStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Marks that it is being sent; empty if it is not to be sent any more, be it that its time has just run out. Found
     * being sent, its last outcome could not be recorded and is not known: only its own lane asks.
     *
     * @throws UnreadableBody if what was kept is no message any more
     */
    Optional<Claim> claim(long seq, Hold hold, Instant now) {
        return jdbc.sql("""
                update message set
                    state = case when expires_at <= :now then 'expired' else 'sending' end,
                    ended_at = case when expires_at <= :now then :now end,
                    doubtful = max(doubtful, state = 'sending'),
                    repeats = repeats + doubtful * (state = 'sending'),
                    next_at = null
                where seq = :seq and state in ('accepted', 'sending') and merged_into is null
                returning seq, body, state, json_array_length(provider_ids) as parts_sent, failures, counted, doubtful,
                    accepted_at, held_since, trace""").param("now", now.toEpochMilli()).param("seq", seq)
                .query((row, _) -> "sending".equals(row.getString("state"))
                        ? Optional.of(claim(row, hold))
                        : Optional.<Claim>empty())
                .optional().flatMap(Function.identity());
    }

    /** One more part is out; the last one ends the message. What was recorded already is left as it is. */
    void sent(Claim claim, Part part, String providerId, Instant now) {
        var recorded = jdbc.sql(
                """
                        update message set provider_ids = json_insert(provider_ids, '$[#]', :id), repeats = repeats + doubtful,
                            doubtful = 0, failures = 0, counted = 0, held_since = null,
                            state = case when :last then 'sent' else 'accepted' end,
                            ended_at = case when :last then :now end
                        where seq = :seq and state = 'sending'""")
                .param("id", providerId).param("last", part.last())
                .param("now", now.toEpochMilli()).param("seq", claim.seq()).update() == 1;
        if (!recorded) {
            return;
        }
        if (part.last()) {
            jdbc.sql("""
                    update message set state = 'sent', ended_at = :now,
                        provider_ids = (select provider_ids from message where seq = :seq)
                    where merged_into = :seq and state = 'sending'""").param("now", now.toEpochMilli())
                    .param("seq", claim.seq()).update();
        }
        addAttempt(claim.seq(), now, "sent", null);
    }

    /** It ends as sent without a call. */
    void end(Claim claim, Instant now) {
        jdbc.sql("update message set state = 'sent', ended_at = :now where seq = :seq and state = 'sending'")
                .param("now", now.toEpochMilli()).param("seq", claim.seq()).update();
    }

    void retryAt(Claim claim, Retry retry, Instant now) {
        jdbc.sql("""
                update message set state = 'accepted', repeats = repeats + doubtful * :unknown,
                    doubtful = max(doubtful, :unknown), failures = failures + 1, counted = counted + :counted,
                    held_since = :since, next_at = :next
                where seq = :seq and state = 'sending'""").param("unknown", retry.unknown() ? 1 : 0)
                .param("counted", retry.counted() ? 1 : 0).param("since", retry.heldSince().toEpochMilli())
                .param("next", retry.at().toEpochMilli()).param("seq", claim.seq()).update();
        addAttempt(claim.seq(), now, retry.unknown() ? "unknown" : "deferred", retry.reason());
    }

    void lapse(Claim claim, String reason, Instant now) {
        jdbc.sql("update message set state = 'expired', ended_at = :now where seq = :seq and state = 'sending'")
                .param("now", now.toEpochMilli()).param("seq", claim.seq()).update();
        addAttempt(claim.seq(), now, "refused", reason);
    }

    /** False if it has left these states: it was withdrawn. */
    boolean park(long seq, String reason, Instant now) {
        var parked = jdbc.sql("""
                update message set state = 'dead', next_at = null
                where seq = :seq and state in ('accepted', 'sending')""").param("seq", seq).update() == 1;
        if (parked) {
            parkWhatIsIn(seq, reason, now);
            jdbc.sql("insert into dead_letter (message, reason, died_at) values (:seq, :reason, :now)")
                    .param("seq", seq).param("reason", reason).param("now", now.toEpochMilli()).update();
        }
        return parked;
    }

    /** Each is a dead letter of its own then. */
    private void parkWhatIsIn(long seq, String reason, Instant now) {
        jdbc.sql("""
                update message set state = 'dead', merged_into = null where merged_into = :seq and state = 'sending'
                returning seq""").param("seq", seq).query(Long.class).list()
                .forEach(inside -> jdbc
                        .sql("insert into dead_letter (message, reason, died_at) values (:seq, :reason, :now)")
                        .param("seq", inside).param("reason", reason).param("now", now.toEpochMilli()).update());
    }

    void addAttempt(long seq, Instant now, String outcome, @Nullable String reason) {
        jdbc.sql("""
                insert into attempt (message, no, at, outcome, reason)
                values (:seq, (select coalesce(max(no), 0) + 1 from attempt where message = :seq), :now, :outcome,
                    :reason)""").param("seq", seq).param("now", now.toEpochMilli()).param("outcome", outcome)
                .param("reason", reason).update();
    }

    /** What a stop left being sent has an unknown outcome. Returns how many there were. */
    int doubtWhatWasBeingSent(Predicate<Room> mine, Instant now) {
        var left = new ArrayList<Long>();
        jdbc.sql("""
                select seq, channel, account, chat, thread from message
                where state = 'sending' and merged_into is null""").query(row -> {
            if (mine.test(LaneStore.room(row))) {
                left.add(row.getLong("seq"));
            }
        });
        left.forEach(seq -> jdbc.sql("""
                update message set state = 'accepted', repeats = repeats + doubtful, doubtful = 1
                where seq = :seq""").param("seq", seq).update());
        left.forEach(seq -> addAttempt(seq, now, "unknown", "the service stopped before it had recorded the outcome"));
        return left.size();
    }

    /** Trying again is of no use. */
    static final class UnreadableBody extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Claim claim(ResultSet row, Hold hold) throws SQLException {
        return new Claim(row.getLong("seq"),
                StoredBody.read(json, row.getString("body")).orElseThrow(UnreadableBody::new)
                        .traced(row.getString("trace")),
                row.getInt("parts_sent"), row.getInt("failures"), row.getInt("counted"), row.getBoolean("doubtful"),
                Instant.ofEpochMilli(row.getLong("accepted_at")), instant(row, "held_since"), hold);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
