package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.audit.ChangeHistory;
import com.tarcommerce.gateway.audit.ChangeHistory.PastChange;
import com.tarcommerce.gateway.shop.ExplainRefusal;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Takes back the sender's own last change in this room, of the last day, if nobody has changed the same thing since; what
 * one word changed together (a bill) is taken back together or not at all.
 * It needs the right that the change needed; an undo itself is not taken back.
 */
@Component
class Undo implements Verb<Intent.Undo> {
    private static final Duration REACH = Duration.ofDays(1);

    private final ChangeHistory history;
    private final TakeBack takeBack;
    private final Decide decide;
    private final ExplainRefusal explain;
    private final InstantSource clock;

    Undo(ChangeHistory history, TakeBack takeBack, Decide decide, ExplainRefusal explain, InstantSource clock) {
        this.history = history;
        this.takeBack = takeBack;
        this.decide = decide;
        this.explain = explain;
        this.clock = clock;
    }

    @Override
    public Class<Intent.Undo> intent() {
        return Intent.Undo.class;
    }

    @Override
    public Outcome act(Intent.Undo intent, Occasion on) {
        var since = clock.instant().minus(REACH);
        return history.lastOf(on.shop(), on.room().key(), on.sender().id(), since).map(change -> undo(on, change))
                .orElseGet(() -> new Outcome.Declined(on.say("undo.none"), "nothing_to_undo"));
    }

    private Outcome undo(Occasion on, PastChange change) {
        var needed = IntentName.fromWire(change.action());
        return switch (decide.decideIn(on.shop(), on.room(), on.sender(), needed)) {
            case Denied denied -> new Outcome.Refused(explain.say(on.voice().language(), needed, denied),
                    denied.reason());
            case Allowed _ -> {
                var all = history.together(on.shop(), on.room().key(), change);
                yield all.size() > 1 ? takeBack.takeAllBack(on, all) : takeBack.takeBack(on, change);
            }
        };
    }
}
