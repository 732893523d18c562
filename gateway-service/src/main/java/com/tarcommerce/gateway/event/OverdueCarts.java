package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.event.LookAtCart.Sight;
import com.tarcommerce.gateway.nudge.AfterQuiet;
import com.tarcommerce.gateway.nudge.AwaitedCarts;
import com.tarcommerce.gateway.nudge.AwaitedCarts.Awaited;
import com.tarcommerce.gateway.shop.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The unpaid carts of which somebody should have heard long ago. */
@Component
class OverdueCarts {
    /** The scheduler's seven days, and as many until the gateway is started again; older carts are left in peace. */
    private static final Duration STILL_NEWS = Duration.ofDays(14);

    private final AwaitedCarts carts;
    private final LookAtCart look;
    private final InstantSource clock;

    OverdueCarts(AwaitedCarts carts, LookAtCart look, InstantSource clock) {
        this.carts = carts;
        this.look = look;
        this.clock = clock;
    }

    List<Awaited> page(Awaited after, int most) {
        var now = clock.instant();
        return carts.page(after, now.minus(STILL_NEWS), now.minus(BringUpOverdue.LATE), most);
    }

    boolean isOverdue(Awaited cart) {
        return switch (look.at(cart.tenant(), cart.cart())) {
            case Sight.Settled() -> false;
            case Sight.NotYet(var shop, var node, _) -> isLate(shop, node, cart.at());
            case Sight.Abandoned it -> !it.concernsNobody() && isLate(it.shop(), it.cart(), cart.at());
        };
    }

    /** What fell into quiet hours waits for their end, as it should. */
    private boolean isLate(Tenant shop, Node cart, Instant at) {
        var moment = shop.quiet().endAround(at, shop.zone()).map(end -> AfterQuiet.momentOf(cart, end)).orElse(at);
        return moment.isBefore(clock.instant().minus(BringUpOverdue.LATE));
    }
}
