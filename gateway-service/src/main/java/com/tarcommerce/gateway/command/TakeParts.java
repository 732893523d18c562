package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.OneByOne;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.shop.Tenant;
import org.springframework.stereotype.Component;

/** Takes the commands of one message one by one, each as if it had been typed alone. */
@Component
class TakeParts {
    private final OneByOne oneByOne;
    private final AnswerWords.Meaning meaning;
    private final RunCommand run;
    private final SettleInWords settle;
    private final Surroundings surroundings;

    TakeParts(OneByOne oneByOne, AnswerWords.Meaning meaning, RunCommand run, SettleInWords settle,
            Surroundings surroundings) {
        this.oneByOne = oneByOne;
        this.meaning = meaning;
        this.run = run;
        this.settle = settle;
        this.surroundings = surroundings;
    }

    /** Inside the transaction of the press: what each of them does is decided when its turn comes. */
    Outcome begin(Occasion on, Incoming.Press press, Parts parts) {
        oneByOne.keep(parts.inboundId(),
                parts.texts().stream().map(text -> new Incoming.Part(new Incoming.Text(on.room(), press.chat(),
                        on.sender(), text, parts.messageId(), true, false, parts.writtenAt()))).toList());
        return new Outcome.Told(on.say("parts.taken", String.valueOf(parts.texts().size())));
    }

    /** Somebody agreed to it, so whatever comes of it is said. */
    Plan plan(long inboundId, Incoming.Text text, Place place) {
        return place.tenant().map(shop -> inShop(inboundId, text, place, shop))
                .orElseGet(() -> surroundings.say(text, place, "no-shop"));
    }

    private Plan inShop(long inboundId, Incoming.Text text, Place place, Tenant shop) {
        var answer = meaning.understanding().understand(text.text(), text.writtenAt(), shop);
        return switch (Nature.of(answer.intent())) {
            case NOTHING -> surroundings.say(text, place, "unknown");
            case ADMINISTERS -> settle.plan(inboundId, text, place, answer);
            case READS, CHANGES, DESTROYS -> act(inboundId, text, shop, answer);
        };
    }

    private Plan act(long inboundId, Incoming.Text text, Tenant shop, IntentAnswer answer) {
        var on = Occasion.of(inboundId, text, shop, surroundings.wording());
        return run.besides(on, meaning.doubts().about(text, answer), text.text());
    }
}
