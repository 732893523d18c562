package com.tarcommerce.gateway.channel.telegram;

/** What came is no update; its message is a sentence for whoever sent it. */
class MalformedUpdate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedUpdate(String message) {
        super(message);
    }
}
