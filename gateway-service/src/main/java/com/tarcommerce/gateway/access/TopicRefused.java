package com.tarcommerce.gateway.access;

/** The platform will not make the topic, however often it is asked: a right is missing, or the chat has no topics. */
public final class TopicRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what the platform said; it names no token */
    public TopicRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
