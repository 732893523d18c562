package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.nudge.AfterQuiet;
import com.tarcommerce.gateway.nudge.CartNudge;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.Reach;
import com.tarcommerce.gateway.nudge.ReachCustomer;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a cart is at this moment, and whom it concerns. */
@Component
class LookAtCart {
    private final CartAlarm alarm;
    private final TenantStore tenants;
    private final NudgeStore nudges;
    private final Concerned concerned;
    private final InstantSource clock;

    /** Whom a cart concerns. */
    @Component
    record Concerned(Recipients rooms, ReachCustomer customers) {
    }

    sealed interface Sight {
        /** Nobody is to hear of it. */
        record Settled() implements Sight {
        }

        /** It is to be looked at again. */
        record NotYet(Tenant shop, Node cart, Instant at) implements Sight {
        }

        /** @param rooms may be empty */
        record Abandoned(Tenant shop, Node cart, CartNudge until, Reach customer, List<BoundRoom> rooms)
                implements
                Sight {
            public Abandoned {
                rooms = List.copyOf(rooms);
            }

            /** No room is bound, and the customer is not written to. */
            boolean concernsNobody() {
                return rooms.isEmpty() && writable().isEmpty();
            }

            /** Where the customer is written to now, if that is the shop's wish and the customer's. */
            Optional<Reach.Reachable> writable() {
                return sendable().filter(_ -> until.left() < shop.nudges());
            }

            /** Where the customer could be written to. */
            Optional<Reach.Reachable> sendable() {
                return customer instanceof Reach.Reachable reachable ? Optional.of(reachable) : Optional.empty();
            }
        }
    }

    LookAtCart(CartAlarm alarm, TenantStore tenants, NudgeStore nudges, Concerned concerned, InstantSource clock) {
        this.alarm = alarm;
        this.tenants = tenants;
        this.nudges = nudges;
        this.concerned = concerned;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Sight at(String tenant, String cart) {
        return tenants.find(tenant).flatMap(shop -> alarm.unpaid(tenant, cart).flatMap(found -> judge(shop, found)))
                .orElseGet(Sight.Settled::new);
    }

    private Optional<Sight> judge(Tenant shop, Node cart) {
        var until = nudges.of(shop.id(), cart.id());
        return until.nextLook(cart, shop.cartWait()).map(at -> judge(shop, cart, until, at));
    }

    /** In quiet hours it waits for their end, and is looked at again in the minutes after it. */
    private Sight judge(Tenant shop, Node cart, CartNudge until, Instant at) {
        var now = clock.instant();
        if (now.isBefore(at)) {
            return new Sight.NotYet(shop, cart, at);
        }
        return shop.quiet().endAround(now, shop.zone())
                .<Sight>map(end -> new Sight.NotYet(shop, cart, AfterQuiet.momentOf(cart, end)))
                .orElseGet(() -> new Sight.Abandoned(shop, cart, until, concerned.customers().of(cart),
                        concerned.rooms().of(shop.id(), Role.ORDERS, Role.MARKETING)));
    }
}
