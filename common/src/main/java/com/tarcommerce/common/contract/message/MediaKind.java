package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a file is to be seen: {@code photo} in the chat, {@code document} as a file to open. */
public enum MediaKind {
    PHOTO, DOCUMENT;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
