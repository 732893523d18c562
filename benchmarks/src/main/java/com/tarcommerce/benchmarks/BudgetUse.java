package com.tarcommerce.benchmarks;

import java.util.Locale;

/**
 * How much of what Telegram allows was used.
 *
 * @param rate calls a second
 * @param allowed calls a second, by the bot's limit or the sum of the chats' where these are few
 */
record BudgetUse(double rate, double allowed) {
    private static final double BOT_PER_SECOND = 30;
    private static final double GROUP_PER_SECOND = 20 / 60.0;
    private static final int ENOUGH = 95;

    static BudgetUse of(OutboundOutcome outcome, Rooms rooms, double speed) {
        return new BudgetUse(outcome.rate(), Math.min(BOT_PER_SECOND, rooms.chats() * GROUP_PER_SECOND) * speed);
    }

    double share(double ofRate) {
        return ofRate / allowed;
    }

    /** Against {@code least=} per cent. */
    boolean isEnough(Options options) {
        return 100 * share(rate) >= options.number("least", ENOUGH);
    }

    String describe() {
        return String.format(Locale.ROOT, "%.1f %% of the budget used (%.0f of %.0f calls/s)", 100 * share(rate), rate,
                allowed);
    }
}
