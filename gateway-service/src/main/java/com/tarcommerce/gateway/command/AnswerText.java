package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.AdministerShop;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Wording;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what is heard: as a command, or as words. */
@Component
class AnswerText {
    /** In a private chat whatever is asked for is answered with an explanation. */
    private static final String EXPLAIN = "setup";

    private final AnswerCommand commands;
    private final AnswerWords words;
    private final TakeParts parts;
    private final Surroundings surroundings;

    AnswerText(AnswerCommand commands, AnswerWords words, TakeParts parts, Surroundings surroundings) {
        this.commands = commands;
        this.words = words;
        this.parts = parts;
        this.surroundings = surroundings;
    }

    Plan plan(long inboundId, Incoming.Text text, Place place) {
        return surroundings.stop().plan(text, place)
                .or(() -> meant(inboundId, text, place)).orElseGet(() -> notUnderstood(text, place));
    }

    /** What is heard before anything else, and before it is counted; empty for nearly everything. */
    Optional<Plan> first(Incoming.Text text) {
        return surroundings.stop().first(text);
    }

    /** Empty for words that ask for nothing. */
    Optional<Plan> meant(long inboundId, Incoming.Text text, Place place) {
        if (text.chat().kind() == ChatKind.PRIVATE) {
            return Optional.of(surroundings.administer().plan(inboundId, text, EXPLAIN, ""));
        }
        return SlashCommand.read(text.text()).or(() -> SettingInWords.read(text.text()))
                .map(command -> commands.plan(inboundId, text, place, command))
                .or(() -> words.plan(inboundId, text, place));
    }

    /** One of several that were written in one message and agreed to. */
    Plan part(long inboundId, Incoming.Text text, Place place) {
        return parts.plan(inboundId, text, place);
    }

    Plan notUnderstood(Incoming.Text text, Place place) {
        return words.notUnderstood(text, place);
    }

    /** What every way of answering needs. */
    @Component
    record Surroundings(AdministerShop administer, Wording wording, HearStop stop) {

        Plan say(Incoming.Text text, Place place, String key, String... arguments) {
            var voice = Voice.answering(wording, text.text(),
                    place.tenant().map(Tenant::language).orElse(Locale.ENGLISH));
            var shop = place.tenant().map(Tenant::id).orElse(Reply.NO_SHOP);
            return () -> Reply.text(shop, text.room(), voice.say(key, arguments));
        }
    }
}
