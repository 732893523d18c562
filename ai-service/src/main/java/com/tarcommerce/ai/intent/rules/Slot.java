package com.tarcommerce.ai.intent.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A slot as a frame asks for it: {@code item} must be said, {@code customer?} may, {@code quantity=0} is known.
 *
 * @param way how it is filled: the value or the manner behind {@code =}
 */
record Slot(Kind kind, boolean required, @Nullable String way) {
    /** What can be filled; {@code NEWNAME} is a name that the catalogue does not have. */
    enum Kind {
        ITEM, NAME, NEWNAME, QUANTITY, DELTA, PRICE, UNIT, THRESHOLD, CUSTOMER, ORDER_ID, CART_ID, TASK_ID, STATUS, PERIOD, ROLE;

        /** The slot's name in answers. */
        String wire() {
            return this == NAME || this == NEWNAME ? "item" : name().toLowerCase(Locale.ROOT);
        }
    }

    static Slot parse(String text) {
        var way = text.indexOf('=');
        var bare = way < 0 ? text : text.substring(0, way);
        var required = !bare.endsWith("?");
        var name = required ? bare : bare.substring(0, bare.length() - 1);
        return new Slot(Kind.valueOf(name.toUpperCase(Locale.ROOT)), required,
                way < 0 ? null : text.substring(way + 1));
    }
}
