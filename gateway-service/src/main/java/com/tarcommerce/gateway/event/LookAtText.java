package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.event.LookAtCart.Concerned;
import com.tarcommerce.gateway.nudge.CustomerText;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.Reach;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a text to a customer that did not arrive means for its cart, as that is now. */
@Component
class LookAtText {
    static final String EXPIRED = "expired";

    private final CartAlarm carts;
    private final TenantStore tenants;
    private final NudgeStore nudges;
    private final Concerned concerned;

    sealed interface Missed {
        /** Nobody needs to hear of it. */
        record Settled() implements Missed {
        }

        /** That it was sent is not written down yet. */
        record TooSoon() implements Missed {
        }

        /** @param sendable another text may get through */
        record Undelivered(Tenant shop, Node cart, CustomerText.Which text, StateChanged change, boolean sendable,
                List<BoundRoom> rooms) implements Missed {
            public Undelivered {
                rooms = List.copyOf(rooms);
            }

            boolean isTooLate() {
                return change.data().state().equals(EXPIRED);
            }
        }
    }

    LookAtText(CartAlarm carts, TenantStore tenants, NudgeStore nudges, Concerned concerned) {
        this.carts = carts;
        this.tenants = tenants;
        this.nudges = nudges;
        this.concerned = concerned;
    }

    /** Writes down, too, that the customer was not reached. */
    @Transactional
    public Missed at(CustomerText.Which text, StateChanged change) {
        return tenants.find(text.shop())
                .flatMap(shop -> carts.unpaid(text.shop(), text.cart()).filter(text::isAbout)
                        .map(cart -> judge(shop, cart, text, change)))
                .orElseGet(Missed.Settled::new);
    }

    private Missed judge(Tenant shop, Node cart, CustomerText.Which text, StateChanged change) {
        var until = nudges.of(shop.id(), cart.id());
        if (text.number() > until.sent()) {
            return new Missed.TooSoon();
        }
        if (text.number() < until.sent() || until.muted()) {
            return new Missed.Settled();
        }
        nudges.undelivered(cart, text.number());
        var sendable = change.data().state().equals(EXPIRED)
                && concerned.customers().of(cart) instanceof Reach.Reachable;
        return new Missed.Undelivered(shop, cart, text, change, sendable,
                concerned.rooms().of(shop.id(), Role.ORDERS, Role.MARKETING));
    }
}
