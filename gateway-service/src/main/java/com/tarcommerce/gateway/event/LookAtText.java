package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.event.LookAtCart.Concerned;
import com.tarcommerce.gateway.nudge.AfterQuiet;
import com.tarcommerce.gateway.nudge.CustomerText;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a text to a customer that did not arrive means for its cart, as that is now. One that did not get out in time has
 * the cart looked at again, after quiet hours; of another one the rooms are told.
 */
@Component
class LookAtText {
    static final String EXPIRED = "expired";
    /** By then a gateway that died between handing the text over and writing that down has long done it. */
    private static final Duration LONGEST_CRASH = Duration.ofHours(1);

    private final CartAlarm carts;
    private final TenantStore tenants;
    private final NudgeStore nudges;
    private final Concerned concerned;
    private final InstantSource clock;

    sealed interface Missed {
        /** Nobody needs to hear of it. */
        record Settled() implements Missed {
        }

        /** That it was sent is not written down yet, or it is quiet. */
        record TooSoon() implements Missed {
        }

        /** @param uncertain it may have arrived all the same */
        record Undelivered(Tenant shop, Node cart, CustomerText.Which text, String channel, boolean uncertain,
                List<BoundRoom> rooms) implements Missed {
            public Undelivered {
                rooms = List.copyOf(rooms);
            }
        }
    }

    LookAtText(CartAlarm carts, TenantStore tenants, NudgeStore nudges, Concerned concerned, InstantSource clock) {
        this.carts = carts;
        this.tenants = tenants;
        this.nudges = nudges;
        this.concerned = concerned;
        this.clock = clock;
    }

    /** Writes down, too, that the customer was not reached, if that is certain. */
    @Transactional
    public Missed at(CustomerText.Which text, StateChanged change) {
        return tenants.find(text.shop())
                .flatMap(shop -> carts.unpaid(text.shop(), text.cart()).filter(text::isAbout)
                        .map(cart -> judge(shop, cart, text, change)))
                .orElseGet(Missed.Settled::new);
    }

    private Missed judge(Tenant shop, Node cart, CustomerText.Which text, StateChanged change) {
        var until = nudges.of(shop.id(), cart.id());
        if (until.muted() || text.number() < until.sent()) {
            return new Missed.Settled();
        }
        var now = clock.instant();
        if (text.number() > until.sent()) {
            return change.timestamp().plus(LONGEST_CRASH).isBefore(now) ? new Missed.Settled() : new Missed.TooSoon();
        }
        var uncertain = Boolean.TRUE.equals(change.data().uncertain());
        var quiet = shop.quiet().endAround(now, shop.zone());
        if (change.data().state().equals(EXPIRED) && !uncertain) {
            nudges.undelivered(cart, text.number(), quiet.map(end -> AfterQuiet.momentOf(cart, end)).orElse(now));
            return new Missed.Settled();
        }
        if (quiet.isPresent()) {
            return new Missed.TooSoon();
        }
        if (!uncertain) {
            nudges.undelivered(cart, text.number(), null);
        }
        return new Missed.Undelivered(shop, cart, text, change.data().room().channel(), uncertain,
                concerned.rooms().of(shop.id(), Role.ORDERS, Role.MARKETING));
    }
}
