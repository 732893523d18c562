package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a text asks for, as flat JSON: {@code {"intent":"update_stock","item":"milk","quantity":0}}.
 *
 * <p>A slot is absent when the text did not give it. Prices are rupees with decimals, counts are in the item's own
 * unit. A new intent does not compile until access, command and wording know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "intent")
@JsonSubTypes({@JsonSubTypes.Type(value = Intent.UpdateStock.class, name = "update_stock"),
        @JsonSubTypes.Type(value = Intent.AdjustStock.class, name = "adjust_stock"),
        @JsonSubTypes.Type(value = Intent.CheckStock.class, name = "check_stock"),
        @JsonSubTypes.Type(value = Intent.ListLowStock.class, name = "list_low_stock"),
        @JsonSubTypes.Type(value = Intent.AddItem.class, name = "add_item"),
        @JsonSubTypes.Type(value = Intent.UpdatePrice.class, name = "update_price"),
        @JsonSubTypes.Type(value = Intent.RemoveItem.class, name = "remove_item"),
        @JsonSubTypes.Type(value = Intent.CreateOrder.class, name = "create_order"),
        @JsonSubTypes.Type(value = Intent.ListOrders.class, name = "list_orders"),
        @JsonSubTypes.Type(value = Intent.ShowOrder.class, name = "order_status"),
        @JsonSubTypes.Type(value = Intent.UpdateOrderStatus.class, name = "update_order_status"),
        @JsonSubTypes.Type(value = Intent.ListAbandonedCarts.class, name = "list_abandoned_carts"),
        @JsonSubTypes.Type(value = Intent.NudgeCart.class, name = "nudge_cart"),
        @JsonSubTypes.Type(value = Intent.SalesSummary.class, name = "sales_summary"),
        @JsonSubTypes.Type(value = Intent.SummarizeChat.class, name = "summarize_chat"),
        @JsonSubTypes.Type(value = Intent.ScheduleReminder.class, name = "schedule_reminder"),
        @JsonSubTypes.Type(value = Intent.ScheduleRecurring.class, name = "schedule_recurring"),
        @JsonSubTypes.Type(value = Intent.ListTasks.class, name = "list_tasks"),
        @JsonSubTypes.Type(value = Intent.CancelTask.class, name = "cancel_task"),
        @JsonSubTypes.Type(value = Intent.BindTopic.class, name = "bind_topic"),
        @JsonSubTypes.Type(value = Intent.UnbindTopic.class, name = "unbind_topic"),
        @JsonSubTypes.Type(value = Intent.ShowAccess.class, name = "show_access"),
        @JsonSubTypes.Type(value = Intent.Help.class, name = "help"),
        @JsonSubTypes.Type(value = Intent.Undo.class, name = "undo"),
        @JsonSubTypes.Type(value = Intent.Unknown.class, name = "unknown")})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Intent {

    /** Sets an item's stock to an absolute quantity. */
    record UpdateStock(@Nullable String item, @Nullable BigDecimal quantity) implements Intent {
    }

    /** Adds to (or, with a negative delta, takes from) an item's stock. */
    record AdjustStock(@Nullable String item, @Nullable BigDecimal delta) implements Intent {
    }

    record CheckStock(@Nullable String item) implements Intent {
    }

    /** Lists what is at or below the threshold; without one, at or below each item's own low mark. */
    record ListLowStock(@Nullable BigDecimal threshold) implements Intent {
    }

    /** Adds an item to the catalogue; the only intent whose item is the name as typed. */
    record AddItem(@Nullable String item, @Nullable BigDecimal price, @Nullable BigDecimal quantity,
            @Nullable String unit) implements Intent {
    }

    record UpdatePrice(@Nullable String item, @Nullable BigDecimal price) implements Intent {
    }

    record RemoveItem(@Nullable String item) implements Intent {
    }

    record CreateOrder(@Nullable String item, @Nullable BigDecimal quantity, @Nullable String customer)
            implements
            Intent {
    }

    record ListOrders(@Nullable OrderStatus status, @Nullable Period period) implements Intent {
    }

    record ShowOrder(@JsonProperty("order_id") @Nullable String orderId) implements Intent {
    }

    record UpdateOrderStatus(@JsonProperty("order_id") @Nullable String orderId, @Nullable OrderStatus status)
            implements
            Intent {
    }

    record ListAbandonedCarts() implements Intent {
    }

    record NudgeCart(@JsonProperty("cart_id") @Nullable String cartId) implements Intent {
    }

    record SalesSummary(@Nullable Period period) implements Intent {
    }

    record SummarizeChat(@Nullable Period period) implements Intent {
    }

    /** Reminds the room at a moment. */
    record ScheduleReminder(@Nullable String text, @Nullable Instant at) implements Intent {
    }

    /** Reminds the room by a five-field cron expression in the shop's zone. */
    record ScheduleRecurring(@Nullable String text, @Nullable String cron) implements Intent {
    }

    record ListTasks() implements Intent {
    }

    record CancelTask(@JsonProperty("task_id") @Nullable String taskId) implements Intent {
    }

    record BindTopic(@Nullable Role role) implements Intent {
    }

    record UnbindTopic() implements Intent {
    }

    record ShowAccess() implements Intent {
    }

    record Help() implements Intent {
    }

    record Undo() implements Intent {
    }

    /** Nothing that Tar does was asked for. */
    record Unknown() implements Intent {
    }

    /** The name of this intent, as roles and the audit know it. */
    @JsonIgnore
    default IntentName name() {
        return switch (this) {
            case UpdateStock _ -> IntentName.UPDATE_STOCK;
            case AdjustStock _ -> IntentName.ADJUST_STOCK;
            case CheckStock _ -> IntentName.CHECK_STOCK;
            case ListLowStock _ -> IntentName.LIST_LOW_STOCK;
            case AddItem _ -> IntentName.ADD_ITEM;
            case UpdatePrice _ -> IntentName.UPDATE_PRICE;
            case RemoveItem _ -> IntentName.REMOVE_ITEM;
            case CreateOrder _ -> IntentName.CREATE_ORDER;
            case ListOrders _ -> IntentName.LIST_ORDERS;
            case ShowOrder _ -> IntentName.ORDER_STATUS;
            case UpdateOrderStatus _ -> IntentName.UPDATE_ORDER_STATUS;
            case ListAbandonedCarts _ -> IntentName.LIST_ABANDONED_CARTS;
            case NudgeCart _ -> IntentName.NUDGE_CART;
            case SalesSummary _ -> IntentName.SALES_SUMMARY;
            case SummarizeChat _ -> IntentName.SUMMARIZE_CHAT;
            case ScheduleReminder _ -> IntentName.SCHEDULE_REMINDER;
            case ScheduleRecurring _ -> IntentName.SCHEDULE_RECURRING;
            case ListTasks _ -> IntentName.LIST_TASKS;
            case CancelTask _ -> IntentName.CANCEL_TASK;
            case BindTopic _ -> IntentName.BIND_TOPIC;
            case UnbindTopic _ -> IntentName.UNBIND_TOPIC;
            case ShowAccess _ -> IntentName.SHOW_ACCESS;
            case Help _ -> IntentName.HELP;
            case Undo _ -> IntentName.UNDO;
            case Unknown _ -> IntentName.UNKNOWN;
        };
    }
}
