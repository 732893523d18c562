package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.nudge.CartMessages;
import com.tarcommerce.gateway.nudge.CartNudge;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.Reach;
import com.tarcommerce.gateway.nudge.ReachCustomer;
import com.tarcommerce.gateway.nudge.WordNudge;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a button under an unpaid cart stands for, by what the cart is at that moment. */
@Component
class TakeCartStep {
    private final Commands commands;
    private final NodeStore nodes;
    private final NudgeStore nudges;
    private final Writing writing;
    private final InstantSource clock;

    /** How a customer is written to. */
    @Component
    record Writing(ReachCustomer customers, WordNudge words, CartMessages handed, ReadTransaction reading) {
    }

    TakeCartStep(Commands commands, NodeStore nodes, NudgeStore nudges, Writing writing, InstantSource clock) {
        this.commands = commands;
        this.nodes = nodes;
        this.nudges = nudges;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * Outside a transaction; the act itself belongs into one.
     *
     * @param words what the room has read that the customer gets; found now if there was nothing to read
     */
    Verb.Act plan(Occasion on, CartStep step, Intent.NudgeCart about, @Nullable String words) {
        var cart = requireNonNull(about.cartId());
        return commands.plan(on, step.needed(), () -> switch (step) {
            case SEND -> send(on, cart, words);
            case PAID -> () -> unpaid(on, cart, found -> pay(on, found));
            case LATER -> () -> unpaid(on, cart, found -> putOff(on, found));
            case NEVER -> () -> unpaid(on, cart, found -> mute(on, found));
        });
    }

    /** The step is offered again, with whatever else the room may do; decided by the right to the step. */
    Verb.Act offer(Occasion on, CartStep step, Intent.NudgeCart about) {
        return commands.plan(on, step.needed(), Request.plain(about));
    }

    private Outcome unpaid(Occasion on, String id, Function<Node, Outcome> act) {
        var cart = nodes.find(on.shop(), NodeKind.CART, id);
        if (cart.isEmpty()) {
            return new Outcome.Declined(on.say("cart.unknown", id), "unknown_cart");
        }
        return Carts.isUnpaid(cart.get())
                ? act.apply(cart.get())
                : new Outcome.Declined(on.say("cart.settled", id, cart.get().status()), "cart_settled");
    }

    private Outcome pay(Occasion on, Node cart) {
        var paid = nodes.update(cart.withStatus(Carts.PAID)).orElseThrow();
        return new Outcome.Changed(on.say("cart.paid", cart.id()), List.of(NodeChange.of(cart, paid)));
    }

    /** The moment is told as it will be: quiet hours move it. */
    private Outcome putOff(Occasion on, Node cart) {
        var tomorrow = clock.instant().plus(CartNudge.PAUSE);
        var until = on.tenant().quiet().endAround(tomorrow, on.tenant().zone()).orElse(tomorrow);
        nudges.putOff(cart, until);
        return new Outcome.Noted(on.say("cart.later", cart.id(), Said.moment(on, until)),
                "cart " + cart.id() + " put off");
    }

    private Outcome mute(Occasion on, Node cart) {
        nudges.mute(cart);
        return new Outcome.Noted(on.say("cart.never", cart.id()), "cart " + cart.id() + " muted");
    }

    /** Words are asked for before the transaction, and only if there is somebody to send them to. */
    private Verb.Act send(Occasion on, String id, @Nullable String read) {
        if (read != null) {
            return () -> unpaid(on, id, cart -> send(on, cart, Optional.of(read)));
        }
        var words = writing.reading().read(() -> nodes.find(on.shop(), NodeKind.CART, id).filter(Carts::isUnpaid)
                .filter(cart -> writing.customers().of(cart) instanceof Reach.Reachable))
                .map(cart -> writing.words().about(cart, on.tenant()));
        return () -> unpaid(on, id, cart -> send(on, cart, words));
    }

    private Outcome send(Occasion on, Node cart, Optional<String> words) {
        return switch (writing.customers().of(cart)) {
            case Reach.OptedOut() -> new Outcome.Declined(on.say("cart.stopped", cart.id()), "opted_out");
            case Reach.Reachable(var contact) when words.isPresent() -> send(on, cart, contact, words.get());
            case Reach.Reachable _,Reach.Unknown _ ->
                new Outcome.Declined(on.say("cart.nowhere", cart.id()), "customer_unknown");
        };
    }

    /** Whatever other rooms and the alarm do about the same cart, its customer is written to once a day. */
    private Outcome send(Occasion on, Node cart, Contact contact, String words) {
        var until = nudges.of(on.shop(), cart.id());
        var paused = until.pausedUntil(clock.instant());
        if (paused.isPresent()) {
            return new Outcome.Declined(on.say("cart.paused", cart.id(), Said.moment(on, paused.get())),
                    "customer_paused");
        }
        return on.confirmed()
                ? write(on, cart, contact, words, until)
                : doubt(on, cart.id(), until, words).orElseGet(() -> write(on, cart, contact, words, until));
    }

    /** Somebody else has said that this cart is to be left alone. */
    private Optional<Outcome> doubt(Occasion on, String cart, CartNudge until, String words) {
        var doubt = until.muted()
                ? Optional.of(on.say("cart.muted", cart))
                : until.putOffUntil(clock.instant()).map(later -> on.say("cart.put-off", cart, Said.moment(on, later)));
        return doubt.map(text -> new Outcome.Choice(text, List.of(
                Option.confirmedStep(on.say("yes"), new Intent.NudgeCart(cart), CartStep.SEND, words),
                Option.cancel(on.say("no")))));
    }

    /** In quiet hours nobody is written to: the cart is looked at again when they end. */
    private Outcome write(Occasion on, Node cart, Contact contact, String words, CartNudge until) {
        var quiet = on.tenant().quiet().endAround(clock.instant(), on.tenant().zone());
        if (quiet.isPresent()) {
            nudges.putOff(cart, quiet.get());
            return new Outcome.Noted(on.say("cart.quiet", cart.id(), Said.moment(on, quiet.get())),
                    "cart " + cart.id() + " put off");
        }
        nudges.told(cart, until, Math.max(1, on.tenant().nudges()));
        var text = writing.words().forCustomer(cart, until, contact, words, on.tenant());
        writing.handed().add(cart, text);
        return new Outcome.Written(on.say("cart.sent", contact.label(), words),
                "cart " + cart.id() + " sent to its customer", text);
    }
}
