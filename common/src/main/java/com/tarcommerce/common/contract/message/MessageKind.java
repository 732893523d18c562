package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** {@code edit} replaces the message named by {@code replyTo}; {@code callback_answer} answers the press named by it. */
public enum MessageKind {
    MESSAGE, EDIT, CALLBACK_ANSWER, TYPING;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
