package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Takes the words under a picture as words; to a picture alone it answers only when spoken to, and once. */
@Component
class AnswerMedia {
    private final AnswerText texts;
    private final Place.Find places;
    private final Surroundings surroundings;

    AnswerMedia(AnswerText texts, Place.Find places, Surroundings surroundings) {
        this.texts = texts;
        this.places = places;
        this.surroundings = surroundings;
    }

    Plan plan(long inboundId, Incoming.Media media) {
        var caption = media.caption();
        if (caption != null && !caption.isBlank()) {
            return texts.plan(inboundId, new Incoming.Text(media.room(), media.chat(), media.sender(), caption,
                    media.messageId(), media.addressed(), media.edited(), media.writtenAt()));
        }
        return media.addressed() && !media.edited() ? explain(media) : Reply::silence;
    }

    private Plan explain(Incoming.Media media) {
        var shop = places.of(media.room(), media.sender()).tenant();
        var voice = new Voice(surroundings.wording(), shop.map(Tenant::language).orElse(Locale.ENGLISH));
        var id = shop.map(Tenant::id).orElse(Reply.NO_SHOP);
        return () -> Reply.text(id, media.room(), voice.say("media"));
    }
}
