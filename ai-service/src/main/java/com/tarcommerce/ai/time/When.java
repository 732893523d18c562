package com.tarcommerce.ai.time;

import java.time.Instant;
import java.util.BitSet;

/** What a text says about time; {@link #tokens()} are those that say it. */
public sealed interface When {
    BitSet tokens();

    record At(Instant instant, BitSet tokens) implements When {
    }

    /** @param cron five fields, in the zone that the text was read in */
    record Repeats(String cron, BitSet tokens) implements When {
    }

    /** Something is said that names no moment: a day without a time, a date that does not exist, a moment gone by. */
    record Vague(boolean repeats, BitSet tokens) implements When {
    }
}
