package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers plain words: has them understood, and does what they ask for. */
@Component
class AnswerWords {
    private final Meaning meaning;
    private final RunCommand run;
    private final SettleInWords settle;
    private final OfferParts offer;
    private final Surroundings surroundings;

    AnswerWords(Meaning meaning, RunCommand run, SettleInWords settle, OfferParts offer,
            Surroundings surroundings) {
        this.meaning = meaning;
        this.run = run;
        this.settle = settle;
        this.offer = offer;
        this.surroundings = surroundings;
    }

    /** What words mean: by themselves, as the answer to a question, and whether they are to be asked back. */
    @Component
    record Meaning(UnderstandText understanding, FillSlot fillSlot, Doubts doubts) {
    }

    /** Empty for words that ask for nothing. */
    Optional<Plan> plan(long inboundId, Incoming.Text text, Place place) {
        if (text.text().length() > UnderstandText.LONGEST) {
            return Optional.of(text.addressed() ? surroundings.say(text, place, "too-long") : Plan.SILENCE);
        }
        return place.tenant().isPresent()
                ? inShop(inboundId, text, place, place.tenant().get())
                : Optional.of(withoutShop(inboundId, text, place));
    }

    /** About words that ask for nothing. */
    Plan notUnderstood(Incoming.Text text, Place place) {
        return text.addressed() ? surroundings.say(text, place, "unknown") : Plan.SILENCE;
    }

    private Optional<Plan> inShop(long inboundId, Incoming.Text text, Place place, Tenant shop) {
        var on = Occasion.of(inboundId, text, shop, surroundings.wording());
        var filled = text.edited()
                ? null
                : meaning.fillSlot().fill(place.awaiting(), text.text(), shop.id()).orElse(null);
        if (filled != null) {
            return Optional.of(run.plan(on, meaning.doubts().about(text, filled)));
        }
        var answer = meaning.understanding().understand(text.text(), text.writtenAt(), shop);
        return switch (Nature.of(answer.intent())) {
            case NOTHING -> nothing(inboundId, text, place, shop, answer);
            case ADMINISTERS -> Optional.of(settle.plan(inboundId, text, place, answer));
            case READS -> Optional.of(text.edited() && !text.addressed()
                    ? Plan.SILENCE
                    : run.plan(on, meaning.doubts().about(text, answer)));
            case CHANGES, DESTROYS -> Optional.of(run.plan(on, meaning.doubts().about(text, answer)));
        };
    }

    private Plan withoutShop(long inboundId, Incoming.Text text, Place place) {
        var answer = meaning.understanding().understandWithoutShop(text.text(), text.writtenAt());
        return Nature.of(answer.intent()) == Nature.ADMINISTERS
                ? settle.plan(inboundId, text, place, answer)
                : surroundings.say(text, place, "no-shop");
    }

    /** Several commands were meant for Tar, said to it or not: silence would pass for having done them. */
    private Optional<Plan> nothing(long inboundId, Incoming.Text text, Place place, Tenant shop, IntentAnswer answer) {
        return answer.reason() == Reason.SEVERAL_COMMANDS
                ? offer.plan(inboundId, text, shop)
                        .or(() -> Optional.of(surroundings.say(text, place, "several-commands")))
                : Optional.empty();
    }
}
