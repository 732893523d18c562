package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.gateway.intake.Incoming;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whether a change that was understood must be asked back before it is made. */
@Component
class Doubts {
    static final Duration FRESH = Duration.ofMinutes(15);

    private final InstantSource clock;

    Doubts(InstantSource clock) {
        this.clock = clock;
    }

    Request about(Incoming.Text text, Intent intent) {
        return new Request(intent, List.of(), ofText(text));
    }

    Request about(Incoming.Text text, IntentAnswer answer) {
        var doubt = ofText(text);
        var intent = answer.missing().contains("quantity") ? Slots.withUncounted(answer.intent()) : answer.intent();
        var unsure = answer.needsClarification() && Slots.firstMissing(intent).isEmpty();
        return new Request(intent, answer.candidates(), doubt == null && unsure ? Doubt.UNSURE : doubt);
    }

    private @Nullable Doubt ofText(Incoming.Text text) {
        if (text.edited()) {
            return Doubt.EDITED;
        }
        return text.writtenAt().plus(FRESH).isBefore(clock.instant()) ? Doubt.OLD : null;
    }
}
