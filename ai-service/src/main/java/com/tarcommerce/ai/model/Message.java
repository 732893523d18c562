package com.tarcommerce.ai.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One turn of a conversation with the model. */
public record Message(Role role, String text, @Nullable Picture picture) {

    /** Who speaks; only what Tar itself wrote is said by the system. */
    enum Role {
        SYSTEM, USER, ASSISTANT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Message system(String text) {
        return new Message(Role.SYSTEM, text, null);
    }

    public static Message user(String text) {
        return new Message(Role.USER, text, null);
    }

    public static Message user(String text, Picture picture) {
        return new Message(Role.USER, text, picture);
    }

    static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text, null);
    }
}
