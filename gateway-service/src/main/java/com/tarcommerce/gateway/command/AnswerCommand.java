package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers {@code /help}, {@code /undo} and {@code /export}, and gives what administrators settle to the shop. */
@Component
class AnswerCommand {
    private final RunCommand run;
    private final Doubts doubts;
    private final AnswerExport exports;
    private final Surroundings surroundings;

    AnswerCommand(RunCommand run, Doubts doubts, AnswerExport exports, Surroundings surroundings) {
        this.exports = exports;
        this.run = run;
        this.doubts = doubts;
        this.surroundings = surroundings;
    }

    Plan plan(long inboundId, Incoming.Text text, Place place, SlashCommand command) {
        var own = own(command.name());
        if (own.isEmpty() && surroundings.administer().knows(command.name())) {
            return text.edited()
                    ? say(text, place, "edited")
                    : surroundings.administer().plan(inboundId, text, command.name(), command.argument());
        }
        var isExport = command.name().equals(AnswerExport.NAME);
        if (own.isEmpty() && !isExport) {
            return place.bound().isPresent() || command.named()
                    ? say(text, place, "unknown-command", "/" + command.name())
                    : Plan.SILENCE;
        }
        if (place.tenant().isEmpty()) {
            return say(text, place, "no-shop");
        }
        var on = Occasion.of(inboundId, text, place.tenant().get(), surroundings.wording());
        return isExport ? exports.plan(on, command.argument()) : run.plan(on, doubts.about(text, own.orElseThrow()));
    }

    private static Optional<Intent> own(String command) {
        return switch (command) {
            case "help" -> Optional.of(new Intent.Help());
            case "undo" -> Optional.of(new Intent.Undo());
            default -> Optional.empty();
        };
    }

    private Plan say(Incoming.Text text, Place place, String key, String... arguments) {
        var voice = Voice.answering(surroundings.wording(), text.text(),
                place.tenant().map(Tenant::language).orElse(Locale.ENGLISH));
        var shop = place.tenant().map(Tenant::id).orElse(Reply.NO_SHOP);
        return () -> Reply.text(shop, text.room(), voice.say(key, arguments));
    }
}
