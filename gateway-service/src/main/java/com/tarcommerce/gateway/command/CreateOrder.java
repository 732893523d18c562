package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.command.Outcome.Declined;
import com.tarcommerce.gateway.commerce.LineRequest;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.Orders;
import com.tarcommerce.gateway.commerce.Placement;
import com.tarcommerce.gateway.commerce.Quantities;
import com.tarcommerce.gateway.commerce.StockMove;
import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Places an order; takes its line from stock, and asks when there is less. */
@Component
class CreateOrder implements Verb<Intent.CreateOrder> {
    private final Orders orders;
    private final NodeStore nodes;
    private final UnknownItem unknown;

    CreateOrder(Orders orders, NodeStore nodes, UnknownItem unknown) {
        this.orders = orders;
        this.nodes = nodes;
        this.unknown = unknown;
    }

    @Override
    public Class<Intent.CreateOrder> intent() {
        return Intent.CreateOrder.class;
    }

    @Override
    public Outcome act(Intent.CreateOrder intent, Occasion on) {
        var name = requireNonNull(intent.item());
        var quantity = requireNonNullElse(intent.quantity(), BigDecimal.ONE);
        if (quantity.signum() <= 0) {
            return new Declined(on.say("order.positive"), "negative_number");
        }
        var item = nodes.itemNamed(on.shop(), name);
        return item.isPresent() ? order(on, intent, item.get(), quantity) : unknown.answer(on, name, intent);
    }

    private Outcome order(Occasion on, Intent.CreateOrder intent, Node item, BigDecimal quantity) {
        if (quantity.stripTrailingZeros().scale() > Quantities.DECIMALS) {
            return new Declined(on.say("number.too-fine"), "number_too_fine");
        }
        if (!Quantities.fits(quantity) || Numbers.overflows(quantity, item.amount())) {
            return new Declined(on.say("number.too-large"), "number_too_large");
        }
        if (Numbers.isMuch(on, quantity) && item.quantity().compareTo(quantity) >= 0) {
            return Numbers.sure(on, Amounts.count(quantity), intent);
        }
        var wanted = List.of(new LineRequest(item.name(), quantity));
        return switch (orders.place(on.shop(), wanted, intent.customer(), on.confirmed())) {
            case Placement.Placed(var order, var moves) -> placed(on, intent, order, moves.getFirst());
            case Placement.Short(var stocked, _) -> tooFew(on, intent, stocked, quantity);
            case Placement.UnknownItem(var name) -> unknown.answer(on, name, intent);
            case Placement.TooLarge _ -> new Declined(on.say("number.too-large"), "number_too_large");
        };
    }

    private Outcome placed(Occasion on, Intent.CreateOrder intent, Node order, StockMove taken) {
        var customer = intent.customer();
        var total = on.money(order.amount());
        var text = customer == null
                ? on.say("order.placed", order.id(), Said.lines(order), total)
                : on.say("order.placed.for", order.id(), Said.lines(order), total, customer);
        return new Outcome.Changed(text + "\n" + on.say("order.left", Said.stock(taken.after())),
                List.of(NodeChange.of(null, order), NodeChange.ofOrder(order, taken)));
    }

    private static Outcome tooFew(Occasion on, Intent.CreateOrder intent, Node item, BigDecimal quantity) {
        var wanted = Said.quantity(item, quantity);
        var some = item.quantity().signum() > 0;
        var options = new ArrayList<Option>();
        if (some) {
            options.add(Option.of(on.say("order.take-all", Said.stock(item)),
                    new Intent.CreateOrder(item.name(), item.quantity(), intent.customer())));
        }
        options.add(Option.confirmed(on.say("order.take-anyway", wanted),
                new Intent.CreateOrder(item.name(), quantity, intent.customer())));
        options.add(Option.cancel(on.say("no")));
        return new Outcome.Choice(some
                ? on.say("order.short", item.name(), Said.stock(item), wanted)
                : on.say("order.none-left", item.name()), options);
    }
}
