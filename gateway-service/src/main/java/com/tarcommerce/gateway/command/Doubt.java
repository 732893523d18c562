package com.tarcommerce.gateway.command;

import java.util.Locale;

/** Why a change that was understood is asked back before it is made. */
enum Doubt {
    /** Written so long ago that it may have been settled otherwise. */
    OLD,
    /** The text of a message was changed: an edit never acts by itself. */
    EDITED,
    /** The engine is not sure that this was meant. */
    UNSURE;

    String key() {
        return "doubt." + name().toLowerCase(Locale.ROOT);
    }
}
