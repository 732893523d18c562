package com.tarcommerce.ai.time;

import com.tarcommerce.ai.time.TimePart.Half;
import java.util.Objects;

/** Which of the two hours that a clock calls alike is meant: what the text leaves open is taken in a shop's opening hours. */
final class OpeningHours {
    private static final int NOON = 12;
    private static final int OPENING = 7;

    private OpeningHours() {
    }

    /** Whether the text says neither a half of the day nor a part of it. */
    static boolean isLeftOpen(Said said) {
        return said.part() == null && said.clock() != null && said.clock().half() == Half.OPEN;
    }

    static int typed(Said said) {
        return Objects.requireNonNull(said.clock()).hour();
    }

    /** The hour of 24, or more where the night belongs to the day before. */
    static int hourOf(Said said) {
        var clock = Objects.requireNonNull(said.clock());
        var part = said.part();
        return switch (clock.half()) {
            case AM -> clock.hour() % NOON;
            case PM -> clock.hour() % NOON + NOON;
            case SAID -> clock.hour();
            case OPEN -> part == null ? whileOpen(clock.hour()) : part.part().hour(clock.hour());
        };
    }

    private static int whileOpen(int hour) {
        return hour < OPENING ? hour + NOON : hour;
    }
}
