package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.scheduler.alarm.Failures;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Occurrences;
import com.tarcommerce.scheduler.alarm.RawJson;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lays down what is given up, with word of it to the gateway if that was to be called, and brings it back. */
@Component
class DeadLetters {
    private final DeadLetterStore letters;
    private final Occurrences occurrences;
    private final JsonMapper json;

    DeadLetters(DeadLetterStore letters, Occurrences occurrences, JsonMapper json) {
        this.letters = letters;
        this.occurrences = occurrences;
        this.json = json;
    }

    /**
     * A unit of a commit group, like {@link #revive}.
     *
     * @return what tells the gateway
     */
    Optional<Waiting> bury(Occurrence dead, Failures failures, String reason, Instant now) {
        letters.bury(dead, failures.attempts(), reason, now);
        return dead.callback() == null
                ? Optional.of(occurrences.notice(dead, told(dead, failures.attempts(), reason), now))
                : Optional.empty();
    }

    Optional<Waiting> revive(String id, Instant now) {
        return revive(List.of(id), now).stream().findFirst();
    }

    List<Waiting> revive(ReplayRange range, int most, Instant now) {
        return revive(letters.diedIn(range, most), now);
    }

    private List<Waiting> revive(List<String> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var revived = occurrences.revive(ids, now);
        letters.remove(ids);
        return revived;
    }

    private String told(Occurrence dead, int attempts, String reason) {
        var waiting = dead.waiting();
        var key = waiting.key();
        return json.writeValueAsString(new AlarmFired.Data(key.tenant(), key.owner(), key.name(), waiting.generation(),
                waiting.scheduledAt(), attempts, RawJson.of(dead.payload()), waiting.webhookId(), reason));
    }
}
