package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.event.LookAtCart.Sight.Abandoned;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.CustomerText;
import com.tarcommerce.gateway.nudge.OfferButtons;
import com.tarcommerce.gateway.nudge.Reach;
import com.tarcommerce.gateway.nudge.WordNudge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the messages about an unpaid cart: for the customer who can be written to, and for the rooms. */
@Component
class ComposeNudge {
    private final AlertTexts texts;
    private final WordNudge words;
    private final OfferButtons buttons;
    private final InstantSource clock;

    ComposeNudge(AlertTexts texts, WordNudge words, OfferButtons buttons, InstantSource clock) {
        this.texts = texts;
        this.words = words;
        this.buttons = buttons;
        this.clock = clock;
    }

    /**
     * @param messages   the customer's first
     * @param toCustomer whether there is one for the customer
     */
    record Nudge(List<SendMessage> messages, boolean toCustomer) {
        Nudge {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Outside a transaction.
     *
     * @param text for the customer; without one, rooms are told only
     */
    Nudge of(Abandoned cart, Optional<String> text) {
        var contact = cart.writable().filter(_ -> text.isPresent()).map(Reach.Reachable::contact);
        var messages = new ArrayList<SendMessage>();
        contact.ifPresent(person -> messages.add(forCustomer(cart, person, text.orElseThrow())));
        var sendable = cart.sendable().isPresent() && contact.isEmpty();
        var offer = new OfferButtons.Offer(cart.cart().id(), sendable, text.orElse(null));
        messages.addAll(forRooms(cart, offer, say(cart, contact, text)));
        return new Nudge(messages, contact.isPresent());
    }

    /** For rooms only, when its alarm was given up. Under the keys of what they would have read: they read one of both. */
    Nudge missed(Abandoned cart) {
        var offer = new OfferButtons.Offer(cart.cart().id(), cart.sendable().isPresent(), null);
        var text = say(cart, Optional.empty(), Optional.empty()) + "\n" + texts.cartMissed(cart.shop(), cart.cart());
        return new Nudge(forRooms(cart, offer, text), false);
    }

    private List<SendMessage> forRooms(Abandoned cart, OfferButtons.Offer offer, String text) {
        return cart.rooms().stream().map(room -> forRoom(cart, room, offer, text)).toList();
    }

    private SendMessage forCustomer(Abandoned cart, Contact person, String text) {
        var shop = cart.shop();
        var leaves = words.forCustomer(cart.cart(), cart.until(), person, text, shop);
        return new SendMessage(leaves.key(), shop.id(), leaves.room(), null, leaves.text(), null, null, null,
                Priority.BROADCAST, leaves.expiresAt(), null).toldTo(StateChanged.GATEWAY);
    }

    private SendMessage forRoom(Abandoned cart, BoundRoom room, OfferButtons.Offer offer, String text) {
        var key = AlertKeys.ofUnpaid(cart.cart(), cart.until().told() + 1, room);
        var offered = buttons.under(key, cart.shop(), room, offer);
        return new SendMessage(key, cart.shop().id(), room.room(), null, text, null,
                offered.isEmpty() ? null : offered, null, Priority.ALERT,
                clock.instant().plus(CustomerText.WORTH_TELLING), null);
    }

    private String say(Abandoned cart, Optional<Contact> written, Optional<String> text) {
        var age = Duration.between(cart.cart().updatedAt(), clock.instant());
        var waiting = texts.cartWaiting(cart.shop(), cart.cart(), age);
        if (cart.customer() instanceof Reach.OptedOut) {
            return waiting + "\n" + texts.cartStopped(cart.shop());
        }
        return text.map(nudge -> waiting + "\n" + written
                .map(contact -> texts.cartWritten(cart.shop(), contact.label(), nudge))
                .orElseGet(() -> texts.cartNudge(cart.shop(), nudge))).orElse(waiting);
    }
}
