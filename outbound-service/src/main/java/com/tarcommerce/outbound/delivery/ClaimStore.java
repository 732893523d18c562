package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.outbound.delivery.Entry.Claimed;
import com.tarcommerce.outbound.delivery.Entry.Sent;
import com.tarcommerce.outbound.message.StoredBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Messages while they are being delivered. Its changes are run by a commit group, never in a transaction of their own. */
@Repository
class ClaimStore {
    /** As long as the last one of those that go out in it. */
    private static final String LIVES_UNTIL = """
            max(expires_at, coalesce((select max(inside.expires_at) from message as inside
                where inside.merged_into = message.seq), 0))""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InsideStore inside;

    ClaimStore(JdbcClient jdbc, JsonMapper json, InsideStore inside) {
        this.jdbc = jdbc;
        this.json = json;
        this.inside = inside;
    }

    /**
     * Marks that they are being sent: by their numbers, without those that are not to be sent any more, be it that their
     * time has just run out. One found being sent has a last outcome that could not be recorded and is not known: only
     * its own lane asks. One statement for all.
     *
     * @throws UnreadableBody if what was kept of one is no message any more
     */
    Map<Long, Claim> claim(List<Claimed> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var holds = new HashMap<Long, Hold>();
        wanted.forEach(each -> holds.put(each.seq(), each.hold()));
        var now = wanted.getLast().at();
        var claims = new HashMap<Long, Claim>();
        var expired = new ArrayList<Long>();
        jdbc.sql("""
                update message set
                    state = case when %1$s <= :now then 'expired' else 'sending' end,
                    ended_at = case when %1$s <= :now then :now end,
                    doubtful = max(doubtful, state = 'sending'),
                    repeats = repeats + doubtful * (state = 'sending'),
                    next_at = null
                where seq in (select value from json_each(:seqs)) and state in ('accepted', 'sending')
                    and merged_into is null
                returning seq, body, state, json_array_length(provider_ids) as parts_sent, failures, counted, doubtful,
                    accepted_at, held_since, trace, coalesce(together, digest) as takes_others"""
                .formatted(LIVES_UNTIL)).param("now", now.toEpochMilli())
                .param("seqs", json.writeValueAsString(holds.keySet())).query(row -> {
                    var seq = row.getLong("seq");
                    if ("sending".equals(row.getString("state"))) {
                        claims.put(seq, claim(row, Objects.requireNonNull(holds.get(seq))));
                    } else {
                        expired.add(seq);
                    }
                });
        inside.expired(expired, now);
        return claims;
    }

    /**
     * One more part of each is out; the last one ends the message. What was recorded already is left as it is. Two
     * statements for all, three if others went out in them.
     */
    void sent(List<Sent> parts) {
        if (parts.isEmpty()) {
            return;
        }
        var rows = json.writeValueAsString(parts.stream().map(each -> Map.of("seq", each.claim().seq(), "id",
                each.providerId(), "last", each.part().last() ? 1 : 0, "now", each.at().toEpochMilli())).toList());
        var recorded = Set.copyOf(jdbc.sql("""
                update message set provider_ids = json_insert(provider_ids, '$[#]', part.value ->> 'id'),
                    repeats = repeats + doubtful, doubtful = 0, failures = 0, counted = 0, held_since = null, aside = 0,
                    state = case when part.value ->> 'last' then 'sent' else 'accepted' end,
                    ended_at = case when part.value ->> 'last' then part.value ->> 'now' end
                from json_each(:parts) as part
                where seq = part.value ->> 'seq' and state = 'sending'
                returning seq""").param("parts", rows).query(Long.class).list());
        inside.sent(parts.stream().filter(each -> each.part().last() && each.claim().takesOthers())
                .map(each -> each.claim().seq()).filter(recorded::contains).toList(), parts.getLast().at());
        jdbc.sql("""
                insert into attempt (message, no, at, outcome)
                select part.value ->> 'seq', (select coalesce(max(no), 0) + 1 from attempt
                    where message = part.value ->> 'seq'), part.value ->> 'now', 'sent'
                from json_each(:parts) as part
                where part.value ->> 'seq' in (select value from json_each(:recorded))""").param("parts", rows)
                .param("recorded", json.writeValueAsString(recorded)).update();
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
                    held_since = :since, next_at = :next, aside = :aside
                where seq = :seq and state = 'sending'""").param("unknown", retry.unknown() ? 1 : 0)
                .param("counted", retry.counted() ? 1 : 0).param("since", retry.heldSince().toEpochMilli())
                .param("next", retry.at().toEpochMilli()).param("aside", retry.aside() ? 1 : 0)
                .param("seq", claim.seq()).update();
        addAttempt(claim.seq(), now, retry.unknown() ? "unknown" : "deferred", retry.reason());
    }

    void lapse(Claim claim, String reason, Instant now) {
        jdbc.sql("update message set state = 'expired', ended_at = :now where seq = :seq and state = 'sending'")
                .param("now", now.toEpochMilli()).param("seq", claim.seq()).update();
        inside.expired(List.of(claim.seq()), now);
        addAttempt(claim.seq(), now, "refused", reason);
    }

    /** False if it has left these states: it was withdrawn. */
    boolean park(long seq, String reason, Instant now) {
        var parked = jdbc.sql("""
                update message set state = 'dead', next_at = null
                where seq = :seq and state in ('accepted', 'sending')""").param("seq", seq).update() == 1;
        if (parked) {
            inside.died(seq, reason, now);
            jdbc.sql("insert into dead_letter (message, reason, died_at) values (:seq, :reason, :now)")
                    .param("seq", seq).param("reason", reason).param("now", now.toEpochMilli()).update();
        }
        return parked;
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
                update message set state = 'accepted', repeats = repeats + doubtful, doubtful = 1, aside = 0
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
                Instant.ofEpochMilli(row.getLong("accepted_at")), instant(row, "held_since"), hold,
                row.getString("takes_others") != null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
