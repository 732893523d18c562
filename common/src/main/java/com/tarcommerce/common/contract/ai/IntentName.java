package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The final names of everything that can be asked of Tar; a role is a set of them. */
public enum IntentName {
    UPDATE_STOCK, ADJUST_STOCK, CHECK_STOCK, LIST_LOW_STOCK, ADD_ITEM, UPDATE_PRICE, REMOVE_ITEM,
    //
    CREATE_ORDER, LIST_ORDERS, ORDER_STATUS, UPDATE_ORDER_STATUS, LIST_ABANDONED_CARTS, NUDGE_CART,
    //
    SALES_SUMMARY, SUMMARIZE_CHAT,
    //
    SCHEDULE_REMINDER, SCHEDULE_RECURRING, LIST_TASKS, CANCEL_TASK,
    //
    BIND_TOPIC, UNBIND_TOPIC, SHOW_ACCESS, HELP, UNDO,
    //
    UNKNOWN;

    /** The name on the wire and in the database, e.g. {@code update_stock}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no intent has this name */
    @JsonCreator
    public static IntentName fromWire(String wire) {
        return find(wire).orElseThrow(() -> new IllegalArgumentException("no intent is called '" + wire + "'"));
    }

    public static Optional<IntentName> find(String wire) {
        for (var name : values()) {
            if (name.wire().equals(wire)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
