package com.tarcommerce.gateway.intake;

/** A service that answers others does not answer what this message makes it do: waiting mends nothing, so it is counted. */
public class NotInTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message which service; it holds no content, for it is logged and kept */
    public NotInTime(String message) {
        super(message);
    }
}
