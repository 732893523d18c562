package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Role;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes the intent of a frame from its filled slots. */
final class Intents {
    private Intents() {
    }

    static Intent of(Fit fit) {
        var slots = fit.filling();
        return switch (fit.intent()) {
            case UPDATE_STOCK -> new Intent.UpdateStock(item(slots), number(slots, Slot.Kind.QUANTITY));
            case ADJUST_STOCK -> new Intent.AdjustStock(item(slots), number(slots, Slot.Kind.DELTA));
            case CHECK_STOCK -> new Intent.CheckStock(item(slots));
            case LIST_LOW_STOCK -> new Intent.ListLowStock(number(slots, Slot.Kind.THRESHOLD));
            case ADD_ITEM -> new Intent.AddItem(text(slots, Slot.Kind.NAME), number(slots, Slot.Kind.PRICE),
                    number(slots, Slot.Kind.QUANTITY), text(slots, Slot.Kind.UNIT));
            case UPDATE_PRICE -> new Intent.UpdatePrice(item(slots), number(slots, Slot.Kind.PRICE));
            case REMOVE_ITEM -> new Intent.RemoveItem(item(slots));
            case CREATE_ORDER -> new Intent.CreateOrder(item(slots), number(slots, Slot.Kind.QUANTITY),
                    text(slots, Slot.Kind.CUSTOMER));
            case LIST_ORDERS -> new Intent.ListOrders(slots.get(Slot.Kind.STATUS, OrderStatus.class),
                    slots.get(Slot.Kind.PERIOD, Period.class));
            case ORDER_STATUS -> new Intent.ShowOrder(text(slots, Slot.Kind.ORDER_ID));
            case UPDATE_ORDER_STATUS -> new Intent.UpdateOrderStatus(text(slots, Slot.Kind.ORDER_ID),
                    slots.get(Slot.Kind.STATUS, OrderStatus.class));
            case LIST_ABANDONED_CARTS -> new Intent.ListAbandonedCarts();
            case NUDGE_CART -> new Intent.NudgeCart(text(slots, Slot.Kind.CART_ID));
            case SALES_SUMMARY -> new Intent.SalesSummary(slots.get(Slot.Kind.PERIOD, Period.class));
            case SUMMARIZE_CHAT -> new Intent.SummarizeChat(slots.get(Slot.Kind.PERIOD, Period.class));
            case LIST_TASKS -> new Intent.ListTasks();
            case CANCEL_TASK -> new Intent.CancelTask(text(slots, Slot.Kind.TASK_ID));
            case BIND_TOPIC -> new Intent.BindTopic(slots.get(Slot.Kind.ROLE, Role.class));
            case UNBIND_TOPIC -> new Intent.UnbindTopic();
            case SHOW_ACCESS -> new Intent.ShowAccess();
            case HELP -> new Intent.Help();
            case UNDO -> new Intent.Undo();
            case SCHEDULE_REMINDER -> new Intent.ScheduleReminder(null, null);
            case SCHEDULE_RECURRING -> new Intent.ScheduleRecurring(null, null);
            case UNKNOWN -> new Intent.Unknown();
        };
    }

    private static @Nullable String item(Filling slots) {
        return text(slots, Slot.Kind.ITEM);
    }

    private static @Nullable String text(Filling slots, Slot.Kind slot) {
        return slots.get(slot, String.class);
    }

    private static @Nullable BigDecimal number(Filling slots, Slot.Kind slot) {
        var number = slots.get(slot, BigDecimal.class);
        return number == null ? null : Amounts.plain(number);
    }
}
