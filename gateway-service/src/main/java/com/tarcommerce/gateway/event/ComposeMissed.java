package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.event.LookAtText.Missed.Undelivered;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.CustomerText;
import com.tarcommerce.gateway.nudge.OfferButtons;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the messages that tell rooms of a text which did not arrive, with what they can do about the cart. */
@Component
class ComposeMissed {
    private final AlertTexts texts;
    private final OfferButtons buttons;
    private final InstantSource clock;

    ComposeMissed(AlertTexts texts, OfferButtons buttons, InstantSource clock) {
        this.texts = texts;
        this.buttons = buttons;
        this.clock = clock;
    }

    /** Outside a transaction. */
    List<SendMessage> of(Undelivered missed) {
        return missed.rooms().stream().map(room -> forRoom(missed, room)).toList();
    }

    private SendMessage forRoom(Undelivered missed, BoundRoom room) {
        var key = AlertKeys.ofUndelivered(missed.text(), room);
        var offer = new OfferButtons.Offer(missed.cart().id(), false, null);
        var offered = buttons.under(key, missed.shop(), room, offer);
        return new SendMessage(key, missed.shop().id(), room.room(), null, say(missed), null,
                offered.isEmpty() ? null : offered, null, Priority.ALERT,
                clock.instant().plus(CustomerText.WORTH_TELLING), null);
    }

    private String say(Undelivered missed) {
        var channel = Contact.label(missed.channel());
        return missed.uncertain()
                ? texts.cartUncertain(missed.shop(), missed.cart(), channel)
                : texts.cartUndelivered(missed.shop(), missed.cart(), channel);
    }
}
