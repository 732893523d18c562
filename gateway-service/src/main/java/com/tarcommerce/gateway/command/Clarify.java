package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.OrderRules;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks for what an intent lacks: with buttons where there are few answers, else in words. */
@Component
class Clarify {
    private static final int MOST_BUTTONS = 8;

    private final NodeStore nodes;
    private final Carts carts;
    private final InstantSource clock;

    Clarify(NodeStore nodes, Carts carts, InstantSource clock) {
        this.nodes = nodes;
        this.carts = carts;
        this.clock = clock;
    }

    Outcome ask(Slot slot, Request request, Occasion on) {
        var intent = request.intent();
        return switch (slot) {
            case ITEM -> item(request, on);
            case NEW_ITEM -> new Outcome.Told(on.say("ask.new_item"));
            case QUANTITY, DELTA, PRICE -> new Outcome.Asked(
                    on.say("ask." + slot.wire(), Objects.requireNonNullElse(Slots.itemOf(intent), "")), intent, slot);
            case ORDER_QUANTITY -> new Outcome.Asked(ordered(intent, on), intent, slot);
            case ORDER -> new Outcome.Asked(on.say("ask.order"), intent, slot);
            case STATUS -> status(intent, on);
            case PERIOD -> choice(on, on.say("ask.period"), Arrays.stream(Period.values())
                    .map(period -> Option.of(on.say("period." + period.wire()), new Intent.SalesSummary(period))));
            case CART -> cart(on);
        };
    }

    private Outcome item(Request request, Occasion on) {
        var intent = request.intent();
        var names = request.candidates().isEmpty() ? fewItems(on) : request.candidates();
        if (names.isEmpty()) {
            return new Outcome.Asked(on.say("ask.item"), intent, Slot.ITEM);
        }
        return choice(on, on.say("ask.item.which"),
                names.stream().limit(MOST_BUTTONS).map(name -> Option.of(name, Slots.withItem(intent, name))));
    }

    private static String ordered(Intent intent, Occasion on) {
        var item = Objects.requireNonNullElse(Slots.itemOf(intent), "");
        var customer = intent instanceof Intent.CreateOrder order ? order.customer() : null;
        return customer == null
                ? on.say("ask.order_quantity", item)
                : on.say("ask.order_quantity.for", item, customer);
    }

    /** All of them, in a shop that has no more than buttons can show. */
    private List<String> fewItems(Occasion on) {
        var items = nodes.page(on.shop(), NodeKind.ITEM, null, "", MOST_BUTTONS + 1);
        return items.size() > MOST_BUTTONS ? List.of() : items.stream().map(item -> item.name()).sorted().toList();
    }

    private Outcome status(Intent intent, Occasion on) {
        var id = intent instanceof Intent.UpdateOrderStatus(var order, _) ? order : null;
        var order = nodes.find(on.shop(), NodeKind.ORDER, Objects.requireNonNullElse(id, ""));
        if (order.isEmpty()) {
            return new Outcome.Declined(on.say("order.unknown", Objects.requireNonNullElse(id, "")), "unknown_order");
        }
        var now = on.say("status." + Said.statusOf(order.get()));
        var next = OrderRules.next(order.get());
        if (next.isEmpty()) {
            return new Outcome.Declined(on.say("order.final", order.get().id(), now), "order_final");
        }
        return choice(on, on.say("ask.status", order.get().id(), now),
                next.stream().map(status -> Option.of(on.say("status." + status.wire()),
                        new Intent.UpdateOrderStatus(id, status))));
    }

    private Outcome cart(Occasion on) {
        var waiting = carts.abandonedSince(on.shop(), clock.instant().minus(on.tenant().cartWait()), MOST_BUTTONS);
        if (waiting.isEmpty()) {
            return new Outcome.Told(on.say("carts.none"));
        }
        return choice(on, on.say("ask.cart"), waiting.stream().map(cart -> Option
                .of(cart.id() + " · " + on.money(cart.amount()), new Intent.NudgeCart(cart.id()))));
    }

    private static Outcome choice(Occasion on, String text, Stream<Option> options) {
        return new Outcome.Choice(text,
                Stream.concat(options, Stream.of(Option.cancel(on.say("none-of-these")))).toList());
    }
}
