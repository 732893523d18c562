package com.tarcommerce.benchmarks;

/** What becomes of a cart of {@link CartKillDrill}, and what may be said of it then. */
enum CartFate {
    UNPAID, PAID_IN_TIME, PAID_WHEN_DUE;

    static CartFate of(int cart) {
        if (cart % 4 == 3) {
            return PAID_IN_TIME;
        }
        return cart % 8 == 2 ? PAID_WHEN_DUE : UNPAID;
    }

    /**
     * @param messages how often it was said in one place
     * @param unknown how often the outcome of that message was unknown
     */
    boolean allows(int messages, int unknown) {
        return switch (this) {
            case UNPAID -> messages >= 1 && messages <= 1 + unknown;
            case PAID_IN_TIME -> messages == 0;
            case PAID_WHEN_DUE -> messages <= 1 + unknown;
        };
    }
}
