package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.Reach;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Words a reminder for the customer of an unpaid cart, and offers what the sender may do about it. */
@Component
class NudgeCart implements Verb<Intent.NudgeCart> {
    private final NodeStore nodes;
    private final Decide decide;
    private final TakeCartStep.Writing writing;
    private final NudgeStore nudges;
    private final InstantSource clock;

    NudgeCart(NodeStore nodes, Decide decide, TakeCartStep.Writing writing, NudgeStore nudges, InstantSource clock) {
        this.nodes = nodes;
        this.decide = decide;
        this.writing = writing;
        this.nudges = nudges;
        this.clock = clock;
    }

    @Override
    public Class<Intent.NudgeCart> intent() {
        return Intent.NudgeCart.class;
    }

    /** Words are asked for only if there is somebody to remind. */
    @Override
    public Act prepared(Intent.NudgeCart intent, Occasion on) {
        var words = writing.reading().read(() -> cart(intent, on)).filter(Carts::isUnpaid)
                .map(cart -> writing.words().about(cart, on.tenant()));
        return () -> offer(intent, on, words);
    }

    @Override
    public Outcome act(Intent.NudgeCart intent, Occasion on) {
        return offer(intent, on, Optional.empty());
    }

    /** The cart is looked at again: it may have been paid while the words were found. */
    private Outcome offer(Intent.NudgeCart intent, Occasion on, Optional<String> words) {
        var cart = cart(intent, on);
        if (cart.isEmpty()) {
            return new Outcome.Declined(on.say("cart.unknown", requireNonNull(intent.cartId())), "unknown_cart");
        }
        if (words.isEmpty() || !Carts.isUnpaid(cart.get())) {
            return new Outcome.Declined(on.say("cart.settled", cart.get().id(), cart.get().status()), "cart_settled");
        }
        var reach = writing.customers().of(cart.get());
        var paused = nudges.of(on.shop(), cart.get().id()).pausedUntil(clock.instant());
        var sendable = reach instanceof Reach.Reachable && paused.isEmpty();
        return new Outcome.Choice(say(cart.get().id(), on, reach, paused, words.get()),
                steps(intent, on, sendable, words.get()));
    }

    private static String say(String cart, Occasion on, Reach reach, Optional<Instant> paused, String words) {
        if (reach instanceof Reach.OptedOut) {
            return on.say("cart.stopped", cart);
        }
        return paused.map(until -> on.say("cart.paused", cart, Said.moment(on, until)))
                .orElseGet(() -> on.say("cart.nudge", cart) + "\n\n" + words);
    }

    private List<Option> steps(Intent.NudgeCart intent, Occasion on, boolean sendable, String words) {
        return Arrays.stream(CartStep.values()).filter(step -> step != CartStep.SEND || sendable)
                .filter(step -> decide.decideIn(on.shop(), on.room(), on.sender(),
                        step.needed()) instanceof Decision.Allowed)
                .map(step -> Option.step(on.say(step.label()), intent, step, words)).toList();
    }

    private Optional<Node> cart(Intent.NudgeCart intent, Occasion on) {
        return nodes.find(on.shop(), NodeKind.CART, requireNonNull(intent.cartId()));
    }
}
