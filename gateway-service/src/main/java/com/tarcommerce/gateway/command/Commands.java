package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.shop.ExplainRefusal;
import org.springframework.stereotype.Component;

/**
 * The one way from an intent to what is done about it, for texts, commands and buttons alike: decided early, decided
 * again in the transaction that acts, and audited there.
 */
@Component
class Commands {
    private final Decide decide;
    private final Verbs verbs;
    private final Clarify clarify;
    private final RecordOutcome recorded;
    private final ExplainRefusal explain;

    Commands(Decide decide, Verbs verbs, Clarify clarify, RecordOutcome recorded, ExplainRefusal explain) {
        this.decide = decide;
        this.verbs = verbs;
        this.clarify = clarify;
        this.recorded = recorded;
        this.explain = explain;
    }

    /** An act that is no verb's, but needs the right to an intent; decided as any other. */
    Verb.Act decided(Occasion on, Intent right, Verb.Act act) {
        return () -> audited(on, right, decidedAgain(on, right, act));
    }

    /** Outside a transaction; the act itself belongs into one. */
    Verb.Act plan(Occasion on, Request request) {
        return switch (decide.decideIn(on.shop(), on.room(), on.sender(), request.intent().name())) {
            case Denied denied -> () -> audited(on, request.intent(), refuse(on, request.intent(), denied));
            case Allowed _ -> {
                var act = allowed(on, request);
                yield () -> audited(on, request.intent(), decidedAgain(on, request.intent(), act));
            }
        };
    }

    private Verb.Act allowed(Occasion on, Request request) {
        var intent = request.intent();
        var nature = Nature.of(intent);
        var missing = Slots.firstMissing(intent);
        if (missing.isPresent()) {
            return () -> clarify.ask(missing.get(), request, on);
        }
        var doubt = request.doubt();
        if (doubt != null && nature == Nature.CHANGES) {
            return () -> Describe.askBack(on, intent, doubt);
        }
        return verbs.prepared(intent, on);
    }

    private Outcome decidedAgain(Occasion on, Intent intent, Verb.Act act) {
        return switch (decide.decideIn(on.shop(), on.room(), on.sender(), intent.name())) {
            case Denied denied -> refuse(on, intent, denied);
            case Allowed _ -> act.act();
        };
    }

    private Outcome refuse(Occasion on, Intent intent, Denied denied) {
        return new Outcome.Refused(explain.say(on.voice().language(), intent.name(), denied), denied.reason());
    }

    private Outcome audited(Occasion on, Intent intent, Outcome outcome) {
        recorded.add(on, intent, outcome);
        return outcome;
    }
}
