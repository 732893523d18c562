package com.tarcommerce.libsql.hrana;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request that got no proper answer; {@link #kind} says what that means for what was asked. */
public final class HranaException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is known about the request. */
    public enum Kind {
        /** No connection: it was never sent. */
        NOT_SENT,
        /** The server said that it doesn't know the stream (any more) and so ran nothing. */
        STREAM_GONE,
        /** The server turned the caller away: a missing or wrong token. */
        UNAUTHORIZED,
        /** The server has no such namespace or does not speak this protocol. */
        NOT_FOUND,
        /** The server did not take the request for another reason and ran nothing. */
        REFUSED,
        /** It was sent, and nobody knows whether it ran. */
        UNKNOWN,
        /** Like {@link #UNKNOWN}: the time was up. */
        TIMED_OUT,
        /** Like {@link #UNKNOWN}: somebody cancelled it or interrupted the thread. */
        CANCELLED;

        /** Whether what was asked may have happened. */
        public boolean mayHaveRun() {
            return this == UNKNOWN || this == TIMED_OUT || this == CANCELLED;
        }
    }

    private final Kind kind;

    public HranaException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
