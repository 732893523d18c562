package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * {@code edit} replaces the message named by {@code replyTo}; {@code callback_answer} answers the press named by it.
 * {@code progress} says what is being worked on until an edit that names it says what came of it; a channel that can't
 * edit shows {@code typing}, if it can.
 */
public enum MessageKind {
    MESSAGE, EDIT, CALLBACK_ANSWER, TYPING, PROGRESS;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
