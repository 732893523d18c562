package com.tarcommerce.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run of the rows drill does. */
record RowsPlan(int rows, boolean onSqld, Fault fault, Duration duration, int kills, long seed) {

    enum Fault {
        NONE, SQLD, GATEWAY, RECEIVER
    }

    /** @throws IllegalArgumentException if the options don't go together; says what to do */
    static RowsPlan of(Options options) {
        var engine = options.values().getOrDefault("engine", "sqlite");
        var plan = new RowsPlan(options.number("rows", 10_000), engine.equals("sqld"),
                fault(options.values().getOrDefault("fault", "none")),
                Duration.ofSeconds(options.number("seconds", 30)), options.number("kills", 3), options.seed());
        require(engine.equals("sqld") || engine.equals("sqlite"), "engine is sqlite or sqld, not '" + engine + "'");
        require(plan.rows > 0 && plan.rows % 50 == 0, "rows should be a multiple of 50, one for each shop");
        require(plan.fault != Fault.SQLD || plan.onSqld, "fault=sqld needs engine=sqld");
        return plan;
    }

    private static Fault fault(String name) {
        return Arrays.stream(Fault.values()).filter(fault -> fault.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "fault is none, sqld, gateway or receiver, not '" + name + "'"));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** The server, which {@link #of} has made sure of. */
    SuiteServer required(@Nullable SuiteServer server) {
        return Objects.requireNonNull(server);
    }

    /** Every row twice. */
    int events() {
        return 2 * rows;
    }

    @Override
    public String toString() {
        return "rows drill: %d rows in one statement, twice, on %s, fault %s, seed=%d".formatted(rows,
                onSqld ? "sqld" : "sqlite", fault.name().toLowerCase(Locale.ROOT), seed);
    }
}
