package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.nudge.Reach;
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

    NudgeCart(NodeStore nodes, Decide decide, TakeCartStep.Writing writing) {
        this.nodes = nodes;
        this.decide = decide;
        this.writing = writing;
    }

    @Override
    public Class<Intent.NudgeCart> intent() {
        return Intent.NudgeCart.class;
    }

    /** Words are asked for only if there is somebody to remind. */
    @Override
    public Act prepared(Intent.NudgeCart intent, Occasion on) {
        var words = writing.reading().read(() -> cart(intent, on)).filter(Carts::isUnpaid)
                .map(cart -> writing.words().about(cart, on.tenant(), on.voice().language()));
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
        var text = reach instanceof Reach.OptedOut
                ? on.say("cart.stopped", cart.get().id())
                : on.say("cart.nudge", cart.get().id()) + "\n\n" + words.get();
        return new Outcome.Choice(text, steps(intent, on, reach));
    }

    private List<Option> steps(Intent.NudgeCart intent, Occasion on, Reach reach) {
        return Arrays.stream(CartStep.values())
                .filter(step -> step != CartStep.SEND || reach instanceof Reach.Reachable)
                .filter(step -> decide.decideIn(on.shop(), on.room(), on.sender(),
                        step.needed()) instanceof Decision.Allowed)
                .map(step -> Option.step(on.say(step.label()), intent, step)).toList();
    }

    private Optional<Node> cart(Intent.NudgeCart intent, Occasion on) {
        return nodes.find(on.shop(), NodeKind.CART, requireNonNull(intent.cartId()));
    }
}
