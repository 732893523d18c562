package com.tarcommerce.ai.time;

/** A part of the day: the half of the day that it gives to a bare hour. */
enum DayPart {
    MORNING, AFTERNOON, EVENING, NIGHT;

    private static final int NOON = 12;
    private static final int LAST_SMALL_HOUR = 4;

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
