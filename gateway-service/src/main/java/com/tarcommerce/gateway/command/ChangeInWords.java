package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of goods and orders that lacks no slot, with all its values. */
final class ChangeInWords {

    private ChangeInWords() {
    }

    /** Empty for what changes neither goods nor orders. */
    static Optional<String> of(Occasion on, Intent intent) {
        return Optional.ofNullable(switch (intent) {
            case Intent.UpdateStock(var item, var quantity) ->
                on.say("do.update_stock", requireNonNull(item), Amounts.count(requireNonNull(quantity)));
            case Intent.AdjustStock(var item, var delta) -> on.say("do.adjust_stock", requireNonNull(item),
                    (requireNonNull(delta).signum() > 0 ? "+" : "") + Amounts.count(delta));
            case Intent.UpdatePrice(var item, var price) ->
                on.say("do.update_price", requireNonNull(item), Numbers.rupees(on, requireNonNull(price)));
            case Intent.AddItem item -> added(on, item);
            case Intent.CreateOrder order -> placed(on, order);
            case Intent.UpdateOrderStatus(var order, var status) -> on.say("do.update_order_status",
                    requireNonNull(order), on.say("status." + requireNonNull(status).wire()));
            case Intent.RemoveItem(var item) -> on.say("do.remove_item", requireNonNull(item));
            case Intent.CancelTask _,Intent.ScheduleReminder _,Intent.ScheduleRecurring _,Intent.Undo _,Intent.CheckStock _,Intent.ListLowStock _,Intent.ListOrders _,Intent.ShowOrder _,Intent.ListAbandonedCarts _,Intent.NudgeCart _,Intent.SalesSummary _,Intent.SummarizeChat _,Intent.ListTasks _,Intent.BindTopic _,Intent.UnbindTopic _,Intent.ShowAccess _,Intent.Help _,Intent.Unknown _ ->
                null;
        });
    }

    private static String placed(Occasion on, Intent.CreateOrder order) {
        var item = requireNonNull(order.item());
        var quantity = order.quantity() == null ? "1" : Amounts.count(order.quantity());
        return order.customer() == null
                ? on.say("do.create_order", item, quantity)
                : on.say("do.create_order.for", item, quantity, order.customer());
    }

    private static String added(Occasion on, Intent.AddItem item) {
        var with = new ArrayList<String>();
        if (item.price() != null) {
            with.add(on.say("do.add_item.price", Numbers.rupees(on, item.price())));
        }
        if (item.quantity() != null) {
            with.add(on.say("do.add_item.quantity", counted(item.quantity(), item.unit())));
        } else if (item.unit() != null) {
            with.add(on.say("do.add_item.unit", item.unit()));
        }
        var name = requireNonNull(item.item());
        return with.isEmpty()
                ? on.say("do.add_item", name)
                : on.say("do.add_item.with", name, String.join(", ", with));
    }

    private static String counted(BigDecimal quantity, @Nullable String unit) {
        return Amounts.count(quantity) + (unit == null ? "" : " " + unit);
    }
}
