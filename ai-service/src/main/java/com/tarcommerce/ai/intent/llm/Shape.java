package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slots of an intent.
 *
 * @param needed   those without which it is not complete
 * @param optional those that may be left out
 */
record Shape(List<Field> needed, List<Field> optional) {

    static Shape of(IntentName intent) {
        return switch (intent) {
            case UPDATE_STOCK -> needs(Field.ITEM, Field.QUANTITY);
            case ADJUST_STOCK -> needs(Field.ITEM, Field.DELTA);
            case UPDATE_PRICE -> needs(Field.ITEM, Field.PRICE);
            case CHECK_STOCK, REMOVE_ITEM -> needs(Field.ITEM);
            case LIST_LOW_STOCK -> needs().with(Field.THRESHOLD);
            case ADD_ITEM -> needs(Field.NEW_ITEM).with(Field.PRICE, Field.QUANTITY, Field.UNIT);
            case CREATE_ORDER -> needs(Field.ITEM).with(Field.QUANTITY, Field.CUSTOMER);
            case LIST_ORDERS -> needs().with(Field.STATUS, Field.PERIOD);
            case ORDER_STATUS -> needs(Field.ORDER_ID);
            case UPDATE_ORDER_STATUS -> needs(Field.ORDER_ID, Field.STATUS);
            case NUDGE_CART -> needs(Field.CART_ID);
            case SALES_SUMMARY -> needs(Field.PERIOD);
            case SUMMARIZE_CHAT -> needs().with(Field.PERIOD);
            case SCHEDULE_REMINDER, SCHEDULE_RECURRING -> needs(Field.TEXT);
            case CANCEL_TASK -> needs(Field.TASK_ID);
            case BIND_TOPIC -> needs(Field.ROLE);
            case LIST_ABANDONED_CARTS, LIST_TASKS, UNBIND_TOPIC, SHOW_ACCESS, HELP, UNDO, UNKNOWN -> needs();
        };
    }

    private static Shape needs(Field... fields) {
        return new Shape(List.of(fields), List.of());
    }

    private Shape with(Field... fields) {
        return new Shape(needed, List.of(fields));
    }

    List<Field> all() {
        return Stream.concat(needed.stream(), optional.stream()).toList();
    }

    Optional<Field> field(String wire) {
        return all().stream().filter(field -> field.wire().equals(wire)).findFirst();
    }
}
