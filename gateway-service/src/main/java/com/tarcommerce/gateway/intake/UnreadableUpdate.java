package com.tarcommerce.gateway.intake;

/** An update that our types cannot read; its message says what, without the content. */
public final class UnreadableUpdate extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableUpdate(String message, Throwable cause) {
        super(message, cause);
    }
}
