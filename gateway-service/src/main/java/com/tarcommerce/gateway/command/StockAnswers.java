package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Change;
import com.tarcommerce.gateway.commerce.Node;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what came of a change to an item. */
@Component
class StockAnswers {
    private final UnknownItem unknown;

    StockAnswers(UnknownItem unknown) {
        this.unknown = unknown;
    }

    Outcome answer(Occasion on, Intent intent, Change change) {
        return switch (change) {
            case Change.Changed(var before, var after) ->
                new Outcome.Changed(changed(on, before, after), List.of(NodeChange.of(before, after)));
            case Change.Unchanged(var item) -> new Outcome.Told(on.say("stock.unchanged", item.name(),
                    Said.stock(item), on.money(item.amount())));
            case Change.Added(var item) -> new Outcome.Changed(added(on, item), List.of(NodeChange.of(null, item)));
            case Change.Removed(var item) -> new Outcome.Changed(on.say("item.removed", item.name()),
                    List.of(NodeChange.of(item, null)));
            case Change.Missing(var name) -> unknown.answer(on, name, intent);
            case Change.NameTaken(var by) -> new Outcome.Declined(
                    on.say("item.taken", by.name(), Said.stock(by), on.money(by.amount())), "name_taken");
            case Change.Short(var item, var wanted) -> tooFew(on, item, Said.quantity(item, wanted));
        };
    }

    private static String changed(Occasion on, Node before, Node after) {
        if (before.amount() != after.amount()) {
            return on.say("price.set", after.name(), on.money(after.amount()), on.money(before.amount()));
        }
        return after.quantity().signum() <= 0
                ? on.say("stock.out", after.name(), Said.stock(before))
                : on.say("stock.set", after.name(), Said.stock(after), Said.stock(before));
    }

    private static String added(Occasion on, Node item) {
        return item.amount() == 0
                ? on.say("item.added.no-price", item.name(), Said.stock(item))
                : on.say("item.added", item.name(), Said.stock(item), on.money(item.amount()));
    }

    /** More was sold or used than was counted: the count was wrong, and whoever is there knows best. */
    private static Outcome tooFew(Occasion on, Node item, String wanted) {
        if (item.quantity().signum() <= 0) {
            return new Outcome.Declined(on.say("stock.already-out", item.name()), "out_of_stock");
        }
        var toZero = new Intent.UpdateStock(item.name(), BigDecimal.ZERO);
        return new Outcome.Choice(on.say("stock.short", item.name(), Said.stock(item), wanted),
                List.of(Option.of(on.say("stock.to-zero"), toZero), Option.cancel(on.say("no"))));
    }
}
