package com.tarcommerce.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** How long after each change the gateway was rung. */
final class Rings {
    private Rings() {
    }

    /**
     * Each ring tells of the oldest change not told of yet and, if that had been answered, of all before it that were.
     *
     * @param rings when each came to the gateway's door
     * @return the time from the statement to its ring, of every change that was rung for
     */
    static Latencies after(List<Writer.Change> changes, List<Long> rings) {
        var told = new ArrayList<Long>();
        for (var ring : rings) {
            var first = told.size();
            while (told.size() < changes.size() && changes.get(told.size()).sent() < ring
                    && (told.size() == first || changes.get(told.size()).committed() < ring)) {
                told.add(ring - changes.get(told.size()).sent());
            }
        }
        return Latencies.of(told.stream().mapToLong(Long::longValue).toArray());
    }
}
