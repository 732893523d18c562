package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.message.StoredBody;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages that go out in another one of their room, because they waited for the same budget: those of one digest, and a
 * reply and an alert of one cause. Run by a commit group, with the claim.
 */
@Repository
class Together {
    private static final int LONGEST = 4_000;
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Together(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Candidate(long seq, String text) {
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
        var length = String.join("\n", texts).length();
        for (var candidate : candidates(seq)) {
            length += 1 + candidate.text().length();
            if (length > LONGEST) {
                return;
            }
            jdbc.sql("update message set state = 'sending', merged_into = :into, next_at = null where seq = :seq")
                    .param("into", seq).param("seq", candidate.seq()).update();
            texts.add(candidate.text());
        }
    }

    /** What is next in its lane, or follows on such: nothing of a rank overtakes what was accepted before it. */
    private List<Candidate> candidates(long seq) {
        return read("""
                select waiting.seq, waiting.body from message as head join message as waiting
                    on waiting.chat = head.chat and waiting.thread is head.thread and waiting.account is head.account
                        and waiting.channel = head.channel and waiting.state = 'accepted'
                        and waiting.aside = 0
                        and waiting.together = head.together and waiting.seq <> head.seq
                where head.seq = :seq and waiting.failures = 0 and waiting.provider_ids = '[]' and not waiting.doubtful
                    and json_extract(waiting.body, '$.buttons') is null
                    and json_extract(waiting.body, '$.replyTo') is null
                    and not exists (select 1 from message as older
                        where older.chat = waiting.chat and older.thread is waiting.thread
                            and older.account is waiting.account and older.channel = waiting.channel
                            and older.rank = waiting.rank and older.state = 'accepted' and older.aside = 0
                            and older.seq < waiting.seq
                            and (older.together is not waiting.together or older.failures > 0
                                or older.provider_ids <> '[]' or older.doubtful
                                or json_extract(older.body, '$.buttons') is not null
                                or json_extract(older.body, '$.replyTo') is not null))
                order by waiting.seq limit :most""", seq);
    }

    private List<Candidate> merged(long seq) {
        return read("select seq, body from message where merged_into = :seq order by seq limit :most", seq);
    }

    private List<Candidate> read(String sql, long seq) {
        return jdbc.sql(sql).param("seq", seq).param("most", MOST)
                .query((row, _) -> new Candidate(row.getLong("seq"),
                        StoredBody.read(json, row.getString("body")).map(SendMessage::text).orElse("")))
                .list().stream().filter(each -> !each.text().isEmpty()).toList();
    }
}
