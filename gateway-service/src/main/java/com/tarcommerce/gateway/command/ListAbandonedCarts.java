package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNullElse;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists the carts that have been left unpaid for longer than the shop waits. */
@Component
class ListAbandonedCarts implements Verb<Intent.ListAbandonedCarts> {
    private static final int MOST_SHOWN = 10;

    private final Carts carts;
    private final InstantSource clock;

    ListAbandonedCarts(Carts carts, InstantSource clock) {
        this.carts = carts;
        this.clock = clock;
    }

    @Override
    public Class<Intent.ListAbandonedCarts> intent() {
        return Intent.ListAbandonedCarts.class;
    }

    @Override
    public Outcome act(Intent.ListAbandonedCarts intent, Occasion on) {
        var since = clock.instant().minus(on.tenant().cartWait());
        var found = carts.abandonedSince(on.shop(), since, MOST_SHOWN + 1);
        if (found.isEmpty()) {
            return new Outcome.Told(on.say("carts.none"));
        }
        var lines = found.stream().limit(MOST_SHOWN).map(cart -> line(on, cart)).collect(Collectors.joining("\n"));
        var more = found.size() > MOST_SHOWN ? "\n" + on.say("more") : "";
        return new Outcome.Told(on.say("carts.title") + "\n" + lines + more);
    }

    private static String line(Occasion on, Node cart) {
        var customer = requireNonNullElse(NodeData.of(cart).text("customer"), on.say("customer.unknown"));
        return on.say("cart.line", cart.id(), customer, on.money(cart.amount()),
                Said.moment(on, cart.updatedAt()));
    }
}
