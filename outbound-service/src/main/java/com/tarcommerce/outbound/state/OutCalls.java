package com.tarcommerce.outbound.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls that are out: a few at a time to one callback. */
final class OutCalls {
    private static final int AT_A_TIME = 4;

    private final Set<Long> events = new HashSet<>();
    private final Map<String, Integer> byCallback = new HashMap<>();

    /** False if it is out, or its callback is busy. */
    synchronized boolean begin(StateEvent event) {
        var calls = byCallback.getOrDefault(event.callback(), 0);
        if (calls >= AT_A_TIME || !events.add(event.seq())) {
            return false;
        }
        byCallback.put(event.callback(), calls + 1);
        return true;
    }

    synchronized void end(StateEvent event) {
        events.remove(event.seq());
        byCallback.computeIfPresent(event.callback(), (_, calls) -> calls == 1 ? null : calls - 1);
    }

    synchronized List<Long> events() {
        return List.copyOf(events);
    }

    synchronized List<String> busy() {
        return byCallback.entrySet().stream().filter(calls -> calls.getValue() >= AT_A_TIME).map(Map.Entry::getKey)
                .toList();
    }
}
