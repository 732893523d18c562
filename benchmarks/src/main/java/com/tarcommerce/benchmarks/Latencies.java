package com.tarcommerce.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Percentiles of times. */
final class Latencies {
    private final long[] sortedNanos;

    private Latencies(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    static Latencies of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    double millis(double percentile) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(percentile / 100 * sortedNanos.length) - 1;
        return sortedNanos[Math.clamp(rank, 0, sortedNanos.length - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "n %d, p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, most %.2f ms",
                sortedNanos.length, millis(50), millis(90), millis(99), millis(99.9), millis(100));
    }
}
