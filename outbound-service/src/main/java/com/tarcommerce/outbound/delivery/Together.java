package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.outbound.message.StoredBody;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that go out in another one of their room, because they waited for the same budget: those of its digest, and
 * those of its cause, as the alert of a reply's change is. Run by a commit group, with the claim.
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
                select * from (select waiting.seq, waiting.rank, waiting.body,
                        (waiting.together = head.together or waiting.digest = head.digest) is true
                        and waiting.failures = 0 and waiting.provider_ids = '[]' and not waiting.doubtful
                        and json_extract(waiting.body, '$.buttons') is null
                        and json_extract(waiting.body, '$.replyTo') is null as fits
                    from message as head join message as waiting
                        on waiting.chat = head.chat and waiting.thread is head.thread
                            and waiting.account is head.account and waiting.channel = head.channel
                            and waiting.state = 'accepted' and waiting.rank = %d
                    where head.seq = :seq and waiting.aside = 0
                    order by waiting.seq limit :most)""".formatted(rank.number());
    }

    /** @param fits whether it may go out in the one asked for */
    private record Candidate(long seq, int rank, String text, boolean fits) {
    }

    /** The claim with what goes out in it; the same again when it is tried again. */
    Claim with(Claim claim) {
        if (!claim.takesOthers()) {
            return claim;
        }
        var texts = new ArrayList<String>(List.of(claim.message().text()));
        merged(claim.seq()).forEach(each -> texts.add(each.text()));
        if (claim.failures() == 0 && claim.partsSent() == 0 && !claim.repeat()) {
            takeIn(claim.seq(), texts);
        }
        return texts.size() == 1 ? claim : claim.saying(String.join("\n", texts));
    }

    private void takeIn(long seq, List<String> texts) {
        var taken = new ArrayList<Long>();
        var length = String.join("\n", texts).length();
        for (var candidate : candidates(seq)) {
            length += 1 + candidate.text().length();
            if (length > LONGEST) {
                break;
            }
            taken.add(candidate.seq());
            texts.add(candidate.text());
        }
        if (!taken.isEmpty()) {
            jdbc.sql("""
                    update message set state = 'sending', merged_into = :into, next_at = null
                    where seq in (select value from json_each(:taken))""").param("into", seq)
                    .param("taken", json.writeValueAsString(taken)).update();
        }
    }

    /** What is next in its lane, or follows on such: nothing of a rank overtakes what was accepted before it. */
    private List<Candidate> candidates(long seq) {
        var ended = EnumSet.noneOf(Rank.class);
        var next = new ArrayList<Candidate>();
        for (var waiting : read(NEXT, seq)) {
            if (!waiting.fits() || waiting.text().isEmpty()) {
                ended.add(Rank.stored(waiting.rank()));
            } else if (!ended.contains(Rank.stored(waiting.rank()))) {
                next.add(waiting);
            }
        }
        return next.subList(0, Math.min(next.size(), MOST));
    }

    private List<Candidate> merged(long seq) {
        return read("""
                select seq, rank, body, true as fits from message where merged_into = :seq order by seq limit :most""",
                seq);
    }

    private List<Candidate> read(String sql, long seq) {
        return jdbc.sql(sql).param("seq", seq).param("most", MOST)
                .query((row, _) -> new Candidate(row.getLong("seq"), row.getInt("rank"),
                        StoredBody.read(json, row.getString("body")).map(SendMessage::text).orElse(""),
                        row.getBoolean("fits")))
                .list();
    }
}
