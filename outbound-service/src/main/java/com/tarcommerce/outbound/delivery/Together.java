package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.outbound.message.StoredBody;
import com.tarcommerce.outbound.text.FormattedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that go out in another one of their room, because they waited for the same budget: those of its digest, and
 * those of its cause, as the alert of a reply's change is. Run by a commit group, with the claim.
 *
 * <p>What expires goes with what expires only, so that nothing is sent late or given up early by more than they differ.
 */
@Repository
class Together {
    /** All of it fits into a template of WhatsApp's, the shortest that any platform takes, and whose rest is lost. */
    private static final int LONGEST = 1_000;
    private static final int MOST = 50;

    private static final String NEXT = Stream.of(Rank.values()).map(Together::firstOf)
            .collect(Collectors.joining("\nunion all\n", "", "\norder by seq"));

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Together(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The first ones of a lane of the room, oldest first, however many wait. */
    private static String firstOf(Rank rank) {
        return """
                select * from (select waiting.seq, waiting.rank, waiting.body, waiting.expires_at,
                        (waiting.together = head.together or waiting.digest = head.digest) is true
                        and (waiting.expires_at is null) = (head.expires_at is null)
                        and waiting.failures = 0 and waiting.provider_ids = '[]' and not waiting.doubtful
                        and json_extract(waiting.body, '$.buttons') is null
                        and json_extract(waiting.body, '$.replyTo') is null as fits
                    from message as head join message as waiting
                        on waiting.chat = head.chat and waiting.thread is head.thread
                            and waiting.account is head.account and waiting.channel = head.channel
                            and waiting.state = 'accepted' and waiting.rank = %d
                    where head.seq = :seq and waiting.aside = 0
                    order by waiting.seq limit :most)
                where expires_at is null or expires_at > :now""".formatted(rank.number());
    }

    /**
     * @param message empty if it can't be read
     * @param fits    whether it may go out in the one asked for
     */
    private record Candidate(long seq, int rank, Optional<SendMessage> message, boolean fits) {
    }

    /** The claim with what goes out in it; the same again when it is tried again. */
    Claim with(Claim claim, Instant now) {
        if (!claim.takesOthers()) {
            return claim;
        }
        var whole = new ArrayList<SendMessage>(List.of(claim.message()));
        merged(claim.seq()).forEach(each -> each.message().ifPresent(whole::add));
        if (claim.failures() == 0 && claim.partsSent() == 0 && !claim.repeat()) {
            takeIn(claim.seq(), whole, now);
        }
        return whole.size() == 1 ? claim : claim.with(asOne(whole));
    }

    /** A line each. It lives as long as the last one of them. */
    private static SendMessage asOne(List<SendMessage> whole) {
        return whole.getFirst().saying(FormattedText.joined(whole))
                .until(whole.stream().map(SendMessage::expiresAt).filter(Objects::nonNull)
                        .max(Comparator.naturalOrder()).orElse(null));
    }

    private void takeIn(long seq, List<SendMessage> whole, Instant now) {
        var taken = new ArrayList<Long>();
        for (var candidate : candidates(seq, now)) {
            candidate.message().ifPresent(whole::add);
            if (FormattedText.joined(whole).length() > LONGEST) {
                whole.removeLast();
                break;
            }
            taken.add(candidate.seq());
        }
        if (!taken.isEmpty()) {
            jdbc.sql("""
                    update message set state = 'sending', merged_into = :into, next_at = null
                    where seq in (select value from json_each(:taken))""").param("into", seq)
                    .param("taken", json.writeValueAsString(taken)).update();
        }
    }

    /** What is next in its lane, or follows on such: nothing of a rank overtakes what was accepted before it. */
    private List<Candidate> candidates(long seq, Instant now) {
        var ended = EnumSet.noneOf(Rank.class);
        var next = new ArrayList<Candidate>();
        for (var waiting : read(jdbc.sql(NEXT).param("now", now.toEpochMilli()), seq)) {
            if (!waiting.fits() || waiting.message().isEmpty()) {
                ended.add(Rank.stored(waiting.rank()));
            } else if (!ended.contains(Rank.stored(waiting.rank()))) {
                next.add(waiting);
            }
        }
        return next.subList(0, Math.min(next.size(), MOST));
    }

    private List<Candidate> merged(long seq) {
        return read(jdbc.sql("""
                select seq, rank, body, true as fits from message where merged_into = :seq order by seq limit :most"""),
                seq);
    }

    private List<Candidate> read(StatementSpec asked, long seq) {
        return asked.param("seq", seq).param("most", MOST)
                .query((row, _) -> new Candidate(row.getLong("seq"), row.getInt("rank"),
                        StoredBody.read(json, row.getString("body")), row.getBoolean("fits")))
                .list();
    }
}
