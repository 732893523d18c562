package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers plain words: has them understood, and does what they ask for. */
@Component
class AnswerWords {
    private final UnderstandText understanding;
    private final FillSlot fillSlot;
    private final Doubts doubts;
    private final RunCommand run;
    private final Surroundings surroundings;

    AnswerWords(UnderstandText understanding, FillSlot fillSlot, Doubts doubts, RunCommand run,
            Surroundings surroundings) {
        this.understanding = understanding;
        this.fillSlot = fillSlot;
        this.doubts = doubts;
        this.run = run;
        this.surroundings = surroundings;
    }

    /** Empty for words that ask for nothing. */
    Optional<Plan> plan(long inboundId, Incoming.Text text, Place place) {
        if (text.text().length() > UnderstandText.LONGEST) {
            return Optional.of(text.addressed() ? say(text, place, "too-long") : Plan.SILENCE);
        }
        return place.tenant().isPresent()
                ? inShop(inboundId, text, place, place.tenant().get())
                : Optional.of(withoutShop(inboundId, text, place));
    }

    /** About words that ask for nothing. */
    Plan notUnderstood(Incoming.Text text, Place place) {
        return text.addressed() ? say(text, place, "unknown") : Plan.SILENCE;
    }

    private Optional<Plan> inShop(long inboundId, Incoming.Text text, Place place, Tenant shop) {
        var on = Occasion.of(inboundId, text, shop, surroundings.wording());
        var filled = text.edited() ? null : fillSlot.fill(place.awaiting(), text.text(), shop.id()).orElse(null);
        if (filled != null) {
            return Optional.of(run.plan(on, doubts.about(text, filled)));
        }
        var answer = understanding.understand(text.text(), text.writtenAt(), shop);
        return switch (Nature.of(answer.intent())) {
            case NOTHING -> nothing(text, place, answer);
            case ADMINISTERS -> Optional.of(administer(inboundId, text, place, answer));
            case READS -> Optional.of(text.edited() && !text.addressed()
                    ? Plan.SILENCE
                    : run.plan(on, doubts.about(text, answer)));
            case CHANGES, DESTROYS -> Optional.of(run.plan(on, doubts.about(text, answer)));
        };
    }

    private Plan withoutShop(long inboundId, Incoming.Text text, Place place) {
        var answer = understanding.understandWithoutShop(text.text(), text.writtenAt());
        return Nature.of(answer.intent()) == Nature.ADMINISTERS
                ? administer(inboundId, text, place, answer)
                : say(text, place, "no-shop");
    }

    /** Several commands were meant for Tar, said to it or not: silence would pass for having done them. */
    private Optional<Plan> nothing(Incoming.Text text, Place place, IntentAnswer answer) {
        return answer.reason() == Reason.SEVERAL_COMMANDS
                ? Optional.of(say(text, place, "several-commands"))
                : Optional.empty();
    }

    /** What a room is for is not asked back by a button, but by the command that leaves no doubt. */
    private Plan administer(long inboundId, Incoming.Text text, Place place, IntentAnswer answer) {
        if (text.edited()) {
            return text.addressed() ? say(text, place, "edited") : Plan.SILENCE;
        }
        return answer.needsClarification()
                ? commandOf(answer.intent()).map(command -> say(text, place, "settled-by", command))
                        .orElseGet(() -> settle(inboundId, text, answer.intent()))
                : settle(inboundId, text, answer.intent());
    }

    /** Empty for what changes nothing, or asks by itself which role is meant. */
    private static Optional<String> commandOf(Intent intent) {
        return switch (intent) {
            case Intent.BindTopic(var role) -> Optional.ofNullable(role).map(meant -> "/bind " + meant.wire());
            case Intent.UnbindTopic _ -> Optional.of("/unbind");
            default -> Optional.empty();
        };
    }

    private Plan settle(long inboundId, Incoming.Text text, Intent intent) {
        var administer = surroundings.administer();
        return switch (intent) {
            case Intent.BindTopic(var role) ->
                administer.plan(inboundId, text, "bind", role == null ? "" : role.wire());
            case Intent.UnbindTopic _ -> administer.plan(inboundId, text, "unbind", "");
            case Intent.ShowAccess _ -> administer.plan(inboundId, text, "access", "");
            default -> throw new IllegalStateException(intent.name().wire() + " is nothing that a shop settles");
        };
    }

    private Plan say(Incoming.Text text, Place place, String key, String... arguments) {
        var voice = Voice.answering(surroundings.wording(), text.text(),
                place.tenant().map(Tenant::language).orElse(Locale.ENGLISH));
        var shop = place.tenant().map(Tenant::id).orElse(Reply.NO_SHOP);
        return () -> Reply.text(shop, text.room(), voice.say(key, arguments));
    }
}
