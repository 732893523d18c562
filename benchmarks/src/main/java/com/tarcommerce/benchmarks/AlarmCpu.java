package com.tarcommerce.benchmarks;

import java.util.Locale;

/**
 * CPU seconds: the scheduler's, and its database's where that is a process of its own.
 *
 * @param isServer whether it is
 */
record AlarmCpu(double scheduler, double database, boolean isServer) {

    AlarmCpu since(AlarmCpu earlier) {
        return and(earlier.times(-1));
    }

    AlarmCpu and(AlarmCpu other) {
        return new AlarmCpu(scheduler + other.scheduler, database + other.database, isServer);
    }

    AlarmCpu times(double factor) {
        return new AlarmCpu(scheduler * factor, database * factor, isServer);
    }

    @Override
    public String toString() {
        var own = String.format(Locale.ROOT, "%.2f s of CPU", scheduler);
        return isServer ? own + String.format(Locale.ROOT, " and %.2f s of sqld's", database) : own;
    }
}
