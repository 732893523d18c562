package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.gateway.event.ComposeNudge.Nudge;
import com.tarcommerce.gateway.event.LookAtCart.Sight;
import com.tarcommerce.gateway.nudge.WordNudge;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Acts on a cart's alarm by what the cart is now: unpaid and left alone, its customer is written to and its rooms hear
 * of it, or are offered what to send; touched since, or in quiet hours, the alarm is set anew; paid or gone, nothing.
 */
@Component
class TellOfCart {
    private static final Logger LOG = LoggerFactory.getLogger(TellOfCart.class);
    /** After so many calls for one alarm the rooms are told without a text to send. */
    private static final int PATIENCE = 3;

    private final LookAtCart look;
    private final WordNudge words;
    private final ComposeNudge compose;
    private final Hand hand;

    /** How what was decided leaves. */
    @Component
    record Hand(CartAlarm alarm, TellRooms rooms, SettleNudge settle) {
    }

    TellOfCart(LookAtCart look, WordNudge words, ComposeNudge compose, Hand hand) {
        this.look = look;
        this.words = words;
        this.compose = compose;
        this.hand = hand;
    }

    /**
     * @return whether all that follows from it is accepted; else it has to come again
     * @throws RestClientException if a service is away
     */
    boolean accepted(AlarmFired.Data fired) {
        var first = look.at(fired.tenant(), cartOf(fired));
        var text = first instanceof Sight.Abandoned abandoned && !abandoned.concernsNobody()
                ? text(fired, abandoned)
                : Optional.<String>empty();
        // Words take their time: the cart may be paid by now, or it is quiet.
        var now = text.isPresent() ? look.at(fired.tenant(), cartOf(fired)) : first;
        return switch (now) {
            case Sight.Settled() -> true;
            case Sight.NotYet(_, var cart, var at) -> {
                hand.alarm().set(cart, at);
                yield true;
            }
            case Sight.Abandoned abandoned when abandoned.concernsNobody() -> {
                LOG.atInfo().addKeyValue("tenant", fired.tenant()).log("nobody is told of a cart: no room is bound");
                yield true;
            }
            case Sight.Abandoned abandoned -> tell(abandoned, compose.of(abandoned, text));
        };
    }

    /**
     * The same for an alarm that the scheduler gave up: rooms are told that nobody was written to, and what they can do.
     * As if it had fired, a cart that was touched since, or in quiet hours, is looked at later. Where no room would read
     * that, its customer is written to now.
     */
    boolean missed(AlarmFired.Data dead) {
        return switch (look.at(dead.tenant(), cartOf(dead))) {
            case Sight.Settled() -> true;
            case Sight.NotYet(_, var cart, var at) -> {
                hand.alarm().set(cart, at);
                yield true;
            }
            case Sight.Abandoned abandoned when abandoned.rooms().isEmpty() -> accepted(dead);
            case Sight.Abandoned abandoned -> tell(abandoned, compose.missed(abandoned));
        };
    }

    private static String cartOf(AlarmFired.Data fired) {
        var payload = fired.payload();
        var named = payload == null ? "" : payload.path("cart").asString("");
        return named.isEmpty() ? fired.owner().substring(CartAlarm.OWNER.length()) : named;
    }

    /** Under keys of the cart's own: whatever breaks off between these steps, doing them again says nothing twice. */
    private boolean tell(Sight.Abandoned abandoned, Nudge nudge) {
        if (nudge.messages().isEmpty() || !hand.settle().about(abandoned, nudge)) {
            return false;
        }
        var outcome = hand.rooms().together(nudge.messages());
        if (outcome instanceof Outcome.Refused) {
            // Told before by a call that broke off, in other words perhaps: what is there stays.
            outcome = hand.rooms().oneByOne(nudge.messages());
        }
        if (!(outcome instanceof Outcome.Done)) {
            return false;
        }
        hand.settle().told(abandoned, nudge.toCustomer());
        return true;
    }

    private Optional<String> text(AlarmFired.Data fired, Sight.Abandoned abandoned) {
        try {
            return Optional.of(words.about(abandoned.cart(), abandoned.shop()));
        } catch (RestClientException away) {
            if (fired.attempt() < PATIENCE) {
                throw away;
            }
            return Optional.empty();
        }
    }
}
