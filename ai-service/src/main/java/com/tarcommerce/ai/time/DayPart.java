package com.tarcommerce.ai.time;

import java.time.LocalTime;

/** A part of the day: the time it stands for alone, and the half of the day that it gives to a bare hour. */
enum DayPart {
    MORNING(9), AFTERNOON(14), EVENING(18), NIGHT(21);

    private static final int NOON = 12;
    private static final int LAST_SMALL_HOUR = 4;

    private final int hour;

    DayPart(int hour) {
        this.hour = hour;
    }

    LocalTime alone() {
        return LocalTime.of(hour, 0);
    }

    /** The hour of 24 for an hour of 12; 24 is the midnight that ends the day. */
    int hour(int twelve) {
        return switch (this) {
            case MORNING -> twelve % NOON;
            case AFTERNOON -> twelve == 10 || twelve == 11 ? twelve : twelve % NOON + NOON;
            case EVENING -> twelve % NOON + NOON;
            case NIGHT -> {
                if (twelve == NOON) {
                    yield 2 * NOON;
                }
                yield twelve <= LAST_SMALL_HOUR ? twelve + 2 * NOON : twelve + NOON;
            }
        };
    }
}
