package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.wording.Amounts;
import java.util.List;

/** Says a change in words before it is made, for a question about it. */
final class Describe {

    private Describe() {
    }

    /** The answer is no confirmation: what the change itself asks back is still asked. */
    static Outcome askBack(Occasion on, Intent intent, Doubt doubt) {
        return new Outcome.Choice(on.say(doubt.key(), words(on, intent)),
                List.of(Option.of(on.say("yes"), intent), Option.cancel(on.say("no"))));
    }

    /** Only for changes whose slots are all there. */
    private static String words(Occasion on, Intent intent) {
        return switch (intent) {
            case Intent.UpdateStock(var item, var quantity) ->
                on.say("do.update_stock", requireNonNull(item), Amounts.count(requireNonNull(quantity)));
            case Intent.AdjustStock(var item, var delta) -> on.say("do.adjust_stock", requireNonNull(item),
                    (requireNonNull(delta).signum() > 0 ? "+" : "") + Amounts.count(delta));
            case Intent.UpdatePrice(var item, var price) ->
                on.say("do.update_price", requireNonNull(item), on.money(Numbers.paise(requireNonNull(price))));
            case Intent.AddItem(var item, _, _, _) -> on.say("do.add_item", requireNonNull(item));
            case Intent.CreateOrder(var item, var quantity, _) ->
                on.say("do.create_order", requireNonNull(item), quantity == null ? "1" : Amounts.count(quantity));
            case Intent.UpdateOrderStatus(var order, var status) -> on.say("do.update_order_status",
                    requireNonNull(order), on.say("status." + requireNonNull(status).wire()));
            case Intent.RemoveItem _,Intent.Undo _,Intent.CheckStock _,Intent.ListLowStock _,Intent.ListOrders _,Intent.ShowOrder _,Intent.ListAbandonedCarts _,Intent.NudgeCart _,Intent.SalesSummary _,Intent.SummarizeChat _,Intent.ScheduleReminder _,Intent.ScheduleRecurring _,Intent.ListTasks _,Intent.CancelTask _,Intent.BindTopic _,Intent.UnbindTopic _,Intent.ShowAccess _,Intent.Help _,Intent.Unknown _ ->
                on.say("what." + intent.name().wire());
        };
    }
}
