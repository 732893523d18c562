package com.tarcommerce.gateway.intake;

import org.jspecify.annotations.Nullable;

/** Something outside is away or busy; the message that needed it is tried again, in its order, and not counted. */
public class TemporaryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is away; it holds no content and no secret, for it is logged and kept */
    public TemporaryFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
