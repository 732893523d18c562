package com.tarcommerce.gateway.shop;

import java.time.Duration;

/** Whether a message may be worked on now. */
public sealed interface Admission {

    record Admitted() implements Admission {
    }

    /**
     * @param firstTime  nothing has been said about it yet: answer once, then be silent
     * @param retryAfter when the next message would be admitted
     */
    record Exceeded(boolean firstTime, Duration retryAfter) implements Admission {
    }
}
