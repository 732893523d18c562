package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Offers to take several commands of one message one by one, and says first what each of them was understood as. */
@Component
class OfferParts {
    private final UnderstandText understanding;
    private final Doubts doubts;
    private final Describe describe;
    private final RunCommand run;
    private final Surroundings surroundings;

    OfferParts(UnderstandText understanding, Doubts doubts, Describe describe, RunCommand run,
            Surroundings surroundings) {
        this.understanding = understanding;
        this.doubts = doubts;
        this.describe = describe;
        this.run = run;
        this.surroundings = surroundings;
    }

    /** Nothing is done before somebody agrees. Empty for a text that can't be cut well, and for one that was changed. */
    Optional<Plan> plan(long inboundId, Incoming.Text text, Tenant shop) {
        if (text.edited()) {
            return Optional.empty();
        }
        var texts = understanding.split(text.text(), text.writtenAt(), shop);
        var intents = texts.stream()
                .map(part -> doubts.about(text, understanding.understand(part, text.writtenAt(), shop)).intent())
                .toList();
        if (intents.isEmpty() || intents.stream().anyMatch(intent -> Nature.of(intent) == Nature.NOTHING)) {
            return Optional.empty();
        }
        var on = Occasion.of(inboundId, text, shop, surroundings.wording());
        var parts = new Parts(inboundId, texts, text.messageId(), text.writtenAt());
        return Optional.of(run.plan(on, () -> offer(on, parts, intents)));
    }

    private Outcome offer(Occasion on, Parts parts, List<Intent> intents) {
        var lines = IntStream.range(0, intents.size()).mapToObj(at -> line(on, at, parts, intents.get(at)))
                .collect(Collectors.joining("\n"));
        return new Outcome.Choice(on.say("parts.title") + "\n" + lines + "\n" + on.say("parts.ask"),
                List.of(Option.parts(on.say("yes"), parts), Option.cancel(on.say("no"))));
    }

    private String line(Occasion on, int at, Parts parts, Intent intent) {
        var lacks = Slots.firstMissing(intent).isPresent();
        return on.say(lacks ? "parts.line.lacks" : "parts.line", String.valueOf(at + 1), parts.texts().get(at),
                describe.words(on, intent));
    }
}
