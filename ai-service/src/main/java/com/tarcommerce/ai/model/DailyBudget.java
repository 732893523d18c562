package com.tarcommerce.ai.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Tokens that each shop used today (UTC); in memory, so a start begins anew and each replica counts for itself. */
final class DailyBudget {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int MOST_SHOPS = 100_000;

    private final long tokens;
    private final InstantSource clock;
    private final Map<String, Long> used = new HashMap<>();
    private long day = -1;

    DailyBudget(long tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    synchronized boolean isLeft(String tenant) {
        turn();
        return used.getOrDefault(tenant, 0L) < tokens && (used.size() < MOST_SHOPS || used.containsKey(tenant));
    }

    synchronized void use(String tenant, long spent) {
        turn();
        used.merge(tenant, spent, Long::sum);
    }

    private void turn() {
        var today = Math.floorDiv(clock.millis(), DAY);
        if (today != day) {
            day = today;
            used.clear();
        }
    }
}
