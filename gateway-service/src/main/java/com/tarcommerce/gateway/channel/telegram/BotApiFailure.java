package com.tarcommerce.gateway.channel.telegram;

import java.time.Duration;

/** The Bot API refused a call for good, or for as long as {@code retryAfter}. Neither names the token. */
class BotApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final Duration retryAfter;

    BotApiFailure(String method, int code, String description, Duration retryAfter) {
        super(method + " was refused: " + code + " " + description);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    int code() {
        return code;
    }

    /** Zero unless Telegram asked for patience. */
    Duration retryAfter() {
        return retryAfter;
    }

    boolean isBusy() {
        return code == 429 || code >= 500;
    }

    /** 401, and 404 for a token that has not even the right form. */
    boolean isWrongToken() {
        return code == 401 || code == 404;
    }
}
