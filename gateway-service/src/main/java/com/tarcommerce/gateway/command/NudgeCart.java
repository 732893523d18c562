package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Words a reminder for the customer of an unpaid cart, for the room to send. */
@Component
class NudgeCart implements Verb<Intent.NudgeCart> {
    private static final int MOST_ITEMS = 200;

    private final AiApi ai;
    private final NodeStore nodes;
    private final ReadTransaction reading;
    private final InstantSource clock;

    NudgeCart(AiApi ai, NodeStore nodes, ReadTransaction reading, InstantSource clock) {
        this.ai = ai;
        this.nodes = nodes;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public Class<Intent.NudgeCart> intent() {
        return Intent.NudgeCart.class;
    }

    /** Words are asked for only if there is somebody to remind. */
    @Override
    public Act prepared(Intent.NudgeCart intent, Occasion on) {
        var words = reading.read(() -> cart(intent, on)).filter(Carts::isUnpaid).map(cart -> words(cart, on));
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
        return new Outcome.Told(on.say("cart.nudge", cart.get().id()) + "\n\n" + words.get());
    }

    private Optional<Node> cart(Intent.NudgeCart intent, Occasion on) {
        return nodes.find(on.shop(), NodeKind.CART, requireNonNull(intent.cartId()));
    }

    private String words(Node cart, Occasion on) {
        var items = NodeData.of(cart).lines().stream().map(line -> line.name()).limit(MOST_ITEMS).toList();
        var age = Duration.between(cart.updatedAt(), clock.instant());
        return ai.nudge(new NudgeRequest(on.shop(), on.voice().language().toLanguageTag(), on.tenant().name(), items,
                Math.max(0, cart.amount()), age.isNegative() ? Duration.ZERO : age, null)).text();
    }
}
