package com.tarcommerce.standalone;

import java.time.Duration;

/** How long to wait before a process that ended is started again: longer and longer while it does not live for a minute. */
final class Restarts {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** @param lived how long the process that has just ended had run */
    Duration pauseAfter(Duration lived) {
        if (lived.compareTo(STEADY) >= 0) {
            next = FIRST;
        }
        var pause = next;
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }
}
