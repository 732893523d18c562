package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.shop.ExplainRefusal;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The one way from an intent to what is done about it, for texts, commands and buttons alike: decided early, decided
 * again in the transaction that acts, and audited there.
 */
@Component
class Commands {
    private final Decide decide;
    private final Verbs verbs;
    private final Asking asking;
    private final RecordOutcome recorded;
    private final ExplainRefusal explain;

    Commands(Decide decide, Verbs verbs, Asking asking, RecordOutcome recorded, ExplainRefusal explain) {
        this.decide = decide;
        this.verbs = verbs;
        this.asking = asking;
        this.recorded = recorded;
        this.explain = explain;
    }

    /** How it is asked back. */
    @Component
    record Asking(Clarify clarify, Describe describe) {
    }

    /** An act that is no verb's, but needs the right to an intent; decided as any other. */
    Verb.Act decided(Occasion on, Intent right, Verb.Act act) {
        return () -> audited(on, right.name(), decidedAgain(on, right.name(), act));
    }

    /** Outside a transaction; the act itself belongs into one. */
    Verb.Act plan(Occasion on, Request request) {
        return plan(on, request.intent().name(), () -> allowed(on, request));
    }

    /** The same for an intent that takes the right to another here. */
    Verb.Act plan(Occasion on, IntentName needed, Request request) {
        return plan(on, needed, () -> allowed(on, request));
    }

    /** The same for what is no intent of its own, and needs the right to one. */
    Verb.Act plan(Occasion on, IntentName needed, Supplier<Verb.Act> whenAllowed) {
        return switch (decide.decideIn(on.shop(), on.room(), on.sender(), needed)) {
            case Denied denied -> () -> audited(on, needed, refuse(on, needed, denied));
            case Allowed _ -> {
                var act = whenAllowed.get();
                yield () -> audited(on, needed, decidedAgain(on, needed, act));
            }
        };
    }

    private Verb.Act allowed(Occasion on, Request request) {
        var intent = request.intent();
        var nature = Nature.of(intent);
        var missing = Slots.firstMissing(intent);
        if (missing.isPresent()) {
            return () -> asking.clarify().ask(missing.get(), request, on);
        }
        var doubt = request.doubt();
        if (doubt != null && nature == Nature.CHANGES) {
            return () -> asking.describe().askBack(on, intent, doubt);
        }
        return verbs.prepared(intent, on);
    }

    private Outcome decidedAgain(Occasion on, IntentName intent, Verb.Act act) {
        return switch (decide.decideIn(on.shop(), on.room(), on.sender(), intent)) {
            case Denied denied -> refuse(on, intent, denied);
            case Allowed _ -> act.act();
        };
    }

    private Outcome refuse(Occasion on, IntentName intent, Denied denied) {
        return new Outcome.Refused(explain.say(on.voice().language(), intent, denied), denied.reason());
    }

    private Outcome audited(Occasion on, IntentName intent, Outcome outcome) {
        recorded.add(on, intent, outcome);
        return outcome;
    }
}
