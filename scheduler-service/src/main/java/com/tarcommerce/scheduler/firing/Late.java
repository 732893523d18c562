package com.tarcommerce.scheduler.firing;

import java.time.Instant;

/** What becomes of an occurrence before its call, if it is late. */
sealed interface Late {

    record OnTime() implements Late {
    }

    /** @param missed occurrences that are not called, for the newer one */
    record PassedOver(Instant newer, int missed) implements Late {
    }

    /** Nothing follows the occurrences that are not called. */
    record Ended(int missed) implements Late {
    }

    record Spread(Instant until) implements Late {
    }

    /** It is not called, and somebody may want to know. */
    record Missed(String reason) implements Late {
    }
}
