package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.command.AnswerText.Surroundings;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes the words under a picture as words; about anything else that Tar can't read it explains that. */
@Component
class AnswerMedia {
    private final Surroundings surroundings;

    AnswerMedia(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What is written under it, as if it had been written alone; blank if nothing is. */
    static Incoming.Text words(Incoming.Media media) {
        return new Incoming.Text(media.room(), media.chat(), media.sender(),
                Objects.requireNonNullElse(media.caption(), ""), media.messageId(), media.addressed(), media.edited(),
                media.writtenAt());
    }

    Plan explain(Incoming.Media media, Place place) {
        var shop = place.tenant();
        var voice = new Voice(surroundings.wording(), shop.map(Tenant::language).orElse(Locale.ENGLISH));
        var id = shop.map(Tenant::id).orElse(Reply.NO_SHOP);
        return () -> Reply.text(id, media.room(), voice.say("media"));
    }
}
