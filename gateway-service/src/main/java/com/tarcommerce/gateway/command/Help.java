package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Allowed;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says what this room may do, with a sentence to try for each. */
@Component
class Help implements Verb<Intent.Help> {
    /** In the order in which they are told. */
    private static final Set<IntentName> TOLD = EnumSet.range(IntentName.UPDATE_STOCK, IntentName.CANCEL_TASK);

    private final Decide decide;
    private final ReadTransaction reading;

    Help(Decide decide, ReadTransaction reading) {
        this.decide = decide;
        this.reading = reading;
    }

    @Override
    public Class<Intent.Help> intent() {
        return Intent.Help.class;
    }

    @Override
    public Outcome act(Intent.Help intent, Occasion on) {
        return prepared(intent, on).act();
    }

    /** So many decisions would keep the writer from all others: they are made before. */
    @Override
    public Act prepared(Intent.Help intent, Occasion on) {
        var told = new Outcome.Told(reading.read(() -> told(on)));
        return () -> told;
    }

    private String told(Occasion on) {
        var examples = TOLD.stream().filter(name -> mayBeAsked(on, name))
                .map(name -> "• " + on.say("example." + name.wire())).collect(Collectors.joining("\n"));
        return examples.isEmpty()
                ? on.say("help.nothing")
                : on.say("help.title") + "\n" + examples + "\n" + files(on) + on.say("help.more");
    }

    private String files(Occasion on) {
        var commands = Stream.of(Exported.Kind.values()).filter(kind -> mayBeAsked(on, kind.right()))
                .map(kind -> "/" + AnswerExport.NAME + " " + kind.wire()).collect(Collectors.joining(", "));
        return commands.isEmpty() ? "" : on.say("help.files", commands) + "\n";
    }

    private boolean mayBeAsked(Occasion on, IntentName name) {
        return decide.decideIn(on.shop(), on.room(), on.sender(), name) instanceof Allowed;
    }
}
