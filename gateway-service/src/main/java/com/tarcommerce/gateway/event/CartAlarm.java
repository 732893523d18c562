package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.common.signature.Sha256;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.shop.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one alarm of a cart: set while the cart is unpaid and somebody is still to hear of it, for that moment; else gone.
 * It goes by what the cart is now, so neither the order nor the number of events matters.
 */
@Component
class CartAlarm {
    static final String NAME = "unpaid";
    static final String OWNER = "cart:";
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._:-]");
    private static final int LONGEST_ID = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final NodeStore nodes;
    private final NudgeStore nudges;
    private final AlarmsApi scheduler;

    CartAlarm(NodeStore nodes, NudgeStore nudges, AlarmsApi scheduler) {
        this.nodes = nodes;
        this.nudges = nudges;
        this.scheduler = scheduler;
    }

    static boolean isOne(String owner, String name) {
        return name.equals(NAME) && owner.startsWith(OWNER);
    }

    /** The cart if it still waits for its customer. */
    Optional<Node> unpaid(String tenant, String cart) {
        return nodes.find(tenant, NodeKind.CART, cart).filter(Carts::isUnpaid);
    }

    /** When the cart is to be looked at; empty for never. Inside the caller's transaction. */
    Optional<Instant> nextLook(Node cart, Tenant shop) {
        return nudges.of(shop.id(), cart.id()).nextLook(cart, shop.cartWait());
    }

    /** Calls the scheduler, so never inside a transaction. */
    void set(Node cart, Instant at) {
        scheduler.set(cart.tenant(), owner(cart.id()), NAME, spec(cart, at));
    }

    /** After an outage carts can wait a few minutes more: those of all shops are late together. */
    static AlarmSpec spec(Node cart, Instant at) {
        return AlarmSpec.at(at, JSON.createObjectNode().put("cart", cart.id())).whenLate(Misfire.SPREAD);
    }

    /** A cart's id may hold anything; where that can't be a path segment, its hash keeps two ids apart. */
    static String owner(String cart) {
        var safe = UNSAFE.matcher(cart).replaceAll("_");
        return safe.equals(cart) && cart.length() <= LONGEST_ID
                ? OWNER + cart
                : OWNER + safe.substring(0, Math.min(safe.length(), LONGEST_ID)) + "."
                        + Sha256.hex(cart).substring(0, 16);
    }
}
