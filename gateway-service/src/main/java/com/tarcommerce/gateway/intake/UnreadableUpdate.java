package com.tarcommerce.gateway.intake;

import org.jspecify.annotations.Nullable;

/** An update that our types cannot read; its message says what, without the content. */
public final class UnreadableUpdate extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableUpdate(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
