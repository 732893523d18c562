package com.tarcommerce.gateway.intake;

/** Outbound will never take this reply. */
class RefusedReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedReply(int status, Throwable cause) {
        super("outbound refused the reply: " + status, cause);
    }
}
