package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Intent.AddItem;
import com.tarcommerce.common.contract.ai.Intent.AdjustStock;
import com.tarcommerce.common.contract.ai.Intent.BindTopic;
import com.tarcommerce.common.contract.ai.Intent.CancelTask;
import com.tarcommerce.common.contract.ai.Intent.CheckStock;
import com.tarcommerce.common.contract.ai.Intent.CreateOrder;
import com.tarcommerce.common.contract.ai.Intent.Help;
import com.tarcommerce.common.contract.ai.Intent.ListAbandonedCarts;
import com.tarcommerce.common.contract.ai.Intent.ListLowStock;
import com.tarcommerce.common.contract.ai.Intent.ListOrders;
import com.tarcommerce.common.contract.ai.Intent.ListTasks;
import com.tarcommerce.common.contract.ai.Intent.NudgeCart;
import com.tarcommerce.common.contract.ai.Intent.RemoveItem;
import com.tarcommerce.common.contract.ai.Intent.SalesSummary;
import com.tarcommerce.common.contract.ai.Intent.ScheduleRecurring;
import com.tarcommerce.common.contract.ai.Intent.ScheduleReminder;
import com.tarcommerce.common.contract.ai.Intent.ShowAccess;
import com.tarcommerce.common.contract.ai.Intent.ShowOrder;
import com.tarcommerce.common.contract.ai.Intent.SummarizeChat;
import com.tarcommerce.common.contract.ai.Intent.UnbindTopic;
import com.tarcommerce.common.contract.ai.Intent.Undo;
import com.tarcommerce.common.contract.ai.Intent.Unknown;
import com.tarcommerce.common.contract.ai.Intent.UpdateOrderStatus;
import com.tarcommerce.common.contract.ai.Intent.UpdatePrice;
import com.tarcommerce.common.contract.ai.Intent.UpdateStock;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which slots an intent needs, and the same intent with one of them filled. */
final class Slots {

    private Slots() {
    }

    static Optional<Slot> firstMissing(Intent intent) {
        return Optional.ofNullable(switch (intent) {
            case UpdateStock(var item, var quantity) -> first(item, Slot.ITEM, quantity, Slot.QUANTITY);
            case AdjustStock(var item, var delta) -> first(item, Slot.ITEM, delta, Slot.DELTA);
            case UpdatePrice(var item, var price) -> first(item, Slot.ITEM, price, Slot.PRICE);
            case UpdateOrderStatus(var order, var status) -> first(order, Slot.ORDER, status, Slot.STATUS);
            case CheckStock(var item) -> need(item, Slot.ITEM);
            case RemoveItem(var item) -> need(item, Slot.ITEM);
            case CreateOrder(var item, var quantity, _) -> item == null ? Slot.ITEM : ordered(quantity);
            case AddItem(var item, _, _, _) -> need(item, Slot.NEW_ITEM);
            case ShowOrder(var order) -> need(order, Slot.ORDER);
            case NudgeCart(var cart) -> need(cart, Slot.CART);
            case SalesSummary(var period) -> need(period, Slot.PERIOD);
            case ListLowStock _,ListOrders _,ListAbandonedCarts _,SummarizeChat _,ScheduleReminder _,ScheduleRecurring _,ListTasks _,CancelTask _,BindTopic _,UnbindTopic _,ShowAccess _,Help _,Undo _,Unknown _ ->
                null;
        });
    }

    /** The same intent about this item; unchanged if it is about none. */
    static Intent withItem(Intent intent, String item) {
        return switch (intent) {
            case UpdateStock(_, var quantity) -> new UpdateStock(item, quantity);
            case AdjustStock(_, var delta) -> new AdjustStock(item, delta);
            case UpdatePrice(_, var price) -> new UpdatePrice(item, price);
            case CheckStock _ -> new CheckStock(item);
            case RemoveItem _ -> new RemoveItem(item);
            case CreateOrder(_, var quantity, var customer) -> new CreateOrder(item, quantity, customer);
            case AddItem _,UpdateOrderStatus _,ShowOrder _,NudgeCart _,SalesSummary _,ListLowStock _,ListOrders _,ListAbandonedCarts _,SummarizeChat _,ScheduleReminder _,ScheduleRecurring _,ListTasks _,CancelTask _,BindTopic _,UnbindTopic _,ShowAccess _,Help _,Undo _,Unknown _ ->
                intent;
        };
    }

    /** The same intent about this order; unchanged if it is about none. */
    static Intent withOrder(Intent intent, String id) {
        return switch (intent) {
            case ShowOrder _ -> new ShowOrder(id);
            case UpdateOrderStatus(_, var status) -> new UpdateOrderStatus(id, status);
            case UpdateStock _,AdjustStock _,UpdatePrice _,CheckStock _,RemoveItem _,CreateOrder _,AddItem _,NudgeCart _,SalesSummary _,ListLowStock _,ListOrders _,ListAbandonedCarts _,SummarizeChat _,ScheduleReminder _,ScheduleRecurring _,ListTasks _,CancelTask _,BindTopic _,UnbindTopic _,ShowAccess _,Help _,Undo _,Unknown _ ->
                intent;
        };
    }

    /** The item that an intent is about, if it is about one and the text named it. */
    static @Nullable String itemOf(Intent intent) {
        return switch (intent) {
            case UpdateStock(var item, _) -> item;
            case AdjustStock(var item, _) -> item;
            case UpdatePrice(var item, _) -> item;
            case CheckStock(var item) -> item;
            case RemoveItem(var item) -> item;
            case CreateOrder(var item, _, _) -> item;
            case AddItem(var item, _, _, _) -> item;
            case UpdateOrderStatus _,ShowOrder _,NudgeCart _,SalesSummary _,ListLowStock _,ListOrders _,ListAbandonedCarts _,SummarizeChat _,ScheduleReminder _,ScheduleRecurring _,ListTasks _,CancelTask _,BindTopic _,UnbindTopic _,ShowAccess _,Help _,Undo _,Unknown _ ->
                null;
        };
    }

    private static @Nullable Slot first(@Nullable Object one, Slot oneSlot, @Nullable Object two, Slot twoSlot) {
        return one == null ? oneSlot : need(two, twoSlot);
    }

    /** An order of nothing is one of which nobody could tell how many; one that names no number is of one. */
    private static @Nullable Slot ordered(@Nullable BigDecimal quantity) {
        return quantity != null && quantity.signum() == 0 ? Slot.ORDER_QUANTITY : null;
    }

    /** An order whose text said how many in words that can't be counted: it is to be asked, never one. */
    static Intent withUncounted(Intent intent) {
        return intent instanceof CreateOrder(var item, _, var customer)
                ? new CreateOrder(item, BigDecimal.ZERO, customer)
                : intent;
    }

    private static @Nullable Slot need(@Nullable Object value, Slot slot) {
        return value == null ? slot : null;
    }
}
