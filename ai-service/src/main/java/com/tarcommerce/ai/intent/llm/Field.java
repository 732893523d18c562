package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a slot of an intent may hold when a model fills it. Moments are not among them: the rules read those. */
enum Field {
    /** A name of the catalogue. */
    ITEM,
    /** The name of an item that is not there yet, as it was typed. */
    NEW_ITEM,
    //
    QUANTITY, DELTA, THRESHOLD, PRICE,
    //
    UNIT, CUSTOMER, TEXT,
    //
    ORDER_ID, CART_ID, TASK_ID,
    //
    STATUS, PERIOD, ROLE;

    String wire() {
        return this == NEW_ITEM ? "item" : name().toLowerCase(Locale.ROOT);
    }

    boolean isNumber() {
        return this == QUANTITY || this == DELTA || this == THRESHOLD || this == PRICE;
    }

    boolean isId() {
        return this == ORDER_ID || this == CART_ID || this == TASK_ID;
    }

    /** The only values of an enumerated slot; empty for the others. */
    List<String> only() {
        return switch (this) {
            case STATUS -> Arrays.stream(OrderStatus.values()).filter(status -> status != OrderStatus.PENDING)
                    .map(OrderStatus::wire).toList();
            case PERIOD -> Arrays.stream(Period.values()).map(Period::wire).toList();
            case ROLE -> Arrays.stream(Role.values()).map(Role::wire).toList();
            case ITEM, NEW_ITEM, QUANTITY, DELTA, THRESHOLD, PRICE, UNIT, CUSTOMER, TEXT, ORDER_ID, CART_ID, TASK_ID ->
                List.of();
        };
    }
}
