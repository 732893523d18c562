package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.AdministerShop;
import com.tarcommerce.gateway.shop.Admission;
import com.tarcommerce.gateway.shop.Limits;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Wording;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Hears what is said in a shop's rooms and what is said to Tar anywhere; is silent about everything else. */
@Component
class AnswerText {
    /** In a private chat whatever is asked for is answered with an explanation. */
    private static final String EXPLAIN = "setup";

    private final Place.Find places;
    private final Limits limits;
    private final AnswerCommand commands;
    private final AnswerWords words;
    private final Surroundings surroundings;

    AnswerText(Place.Find places, Limits limits, AnswerCommand commands, AnswerWords words,
            Surroundings surroundings) {
        this.places = places;
        this.limits = limits;
        this.commands = commands;
        this.words = words;
        this.surroundings = surroundings;
    }

    Plan plan(long inboundId, Incoming.Text text) {
        if (text.chat().kind() == ChatKind.PRIVATE) {
            return surroundings.administer().plan(inboundId, text, EXPLAIN, "");
        }
        var place = places.of(text.room(), text.sender());
        if (text.text().isBlank() || (place.bound().isEmpty() && !text.addressed())) {
            return Reply::silence;
        }
        var shop = place.tenant().map(Tenant::id).orElse(Reply.NO_SHOP);
        return switch (limits.admit(inboundId, text.room(), text.sender(), shop)) {
            case Admission.Exceeded(var firstTime, _) -> firstTime ? tooMany(text, place, shop) : Reply::silence;
            case Admission.Admitted _ -> SlashCommand.read(text.text())
                    .map(command -> commands.plan(inboundId, text, place, command))
                    .orElseGet(() -> words.plan(inboundId, text, place));
        };
    }

    private Plan tooMany(Incoming.Text text, Place place, String shop) {
        var voice = Voice.answering(surroundings.wording(), text.text(),
                place.tenant().map(Tenant::language).orElse(Locale.ENGLISH));
        return () -> Reply.text(shop, text.room(), voice.say("too-many"));
    }

    /** What every way of answering needs. */
    @Component
    record Surroundings(AdministerShop administer, Wording wording) {
    }
}
