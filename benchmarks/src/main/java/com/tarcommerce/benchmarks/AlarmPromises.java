package com.tarcommerce.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The model of one alarm's key: what the service has promised, as its client knows, and what of it was broken. */
final class AlarmPromises {
    private final String owner;
    private final List<Generation> known = new ArrayList<>();

    AlarmPromises(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    String path() {
        return "/v1/alarms/drill/" + owner + "/nudge";
    }

    /** It is about to be set: until that is answered nobody knows which it is, and nothing older has to fire. */
    synchronized void asked(long dueMs) {
        supersede();
        known.add(new Generation(dueMs));
    }

    /** What was asked last is set: no attempt at what it was before begins from now on. */
    synchronized void set(long generation, long scheduledAtMs, long atMs) {
        var asked = known.removeLast();
        over(atMs, "a newer set");
        asked.no = generation;
        asked.scheduledAtMs = scheduledAtMs;
        asked.mustFire = true;
        known.add(asked);
    }

    /** A call was begun that may delete: from now on nothing has to fire. */
    synchronized void supersede() {
        known.forEach(older -> older.mustFire = false);
    }

    /**
     * It was answered that the alarm is deleted: the attempt that may be out was begun before.
     *
     * @param noneOut whether the answer said so
     */
    synchronized void deleted(long atMs, boolean noneOut) {
        over(atMs, "its delete");
        if (noneOut) {
            known.stream().filter(older -> older.silentAfterMs == 0).forEach(older -> older.silentAfterMs = atMs);
        }
    }

    private void over(long atMs, String by) {
        supersede();
        for (var older : known) {
            if (older.overAtMs == 0) {
                older.overAtMs = atMs;
                older.overBy = by;
            }
        }
    }

    /** How many alarms of it must fire. */
    synchronized long awaited() {
        return known.stream().filter(generation -> generation.mustFire).count();
    }

    /**
     * From due to its first call, the longest of what was due in the span; of what must come and has not, until now. In
     * milliseconds.
     */
    synchronized long latest(List<AlarmReceiver.Arrival> arrivals, Span span) {
        return known.stream().filter(generation -> span.has(generation.scheduledAtMs))
                .mapToLong(generation -> generation.waited(arrivals, span.nowMs())).max().orElse(0);
    }

    /** Whether what must fire has arrived. */
    synchronized boolean isKept(List<AlarmReceiver.Arrival> arrivals) {
        return known.stream()
                .noneMatch(generation -> generation.mustFire && arrivals.stream().noneMatch(generation::isOf));
    }

    /** Every broken promise, in words. */
    synchronized List<String> broken(List<AlarmReceiver.Arrival> arrivals) {
        var broken = new ArrayList<String>();
        known.forEach(generation -> generation.check(arrivals, broken));
        arrivals.stream().filter(arrival -> known.stream().noneMatch(generation -> generation.isOf(arrival)))
                .forEach(arrival -> broken.add(arrival.id() + " was never set"));
        return broken.stream().map(what -> owner + ": " + what).toList();
    }

    /** @param fromMs when it must have been due, at the earliest; before {@code toMs} */
    record Span(long fromMs, long toMs, long nowMs) {

        private boolean has(long dueMs) {
            return dueMs >= fromMs && dueMs < toMs;
        }
    }

    private static final class Generation {
        private static final long UNKNOWN = -1;

        private final long dueMs;
        private long no = UNKNOWN;
        private long scheduledAtMs;
        private boolean mustFire;
        private long overAtMs;
        private String overBy = "";
        private long silentAfterMs;

        Generation(long dueMs) {
            this.dueMs = dueMs;
            this.scheduledAtMs = dueMs;
        }

        /** What was asked and not answered is known by its moment. */
        boolean isOf(AlarmReceiver.Arrival arrival) {
            return no == UNKNOWN ? arrival.dueMs() == dueMs : arrival.generation() == no;
        }

        long waited(List<AlarmReceiver.Arrival> arrivals, long nowMs) {
            var first = arrivals.stream().filter(this::isOf).findFirst();
            return first.map(arrival -> arrival.atMs() - scheduledAtMs).orElse(mustFire ? nowMs - scheduledAtMs : 0);
        }

        void check(List<AlarmReceiver.Arrival> arrivals, List<String> broken) {
            var own = arrivals.stream().filter(this::isOf).toList();
            if (mustFire && own.isEmpty()) {
                broken.add("generation " + no + " was lost");
            }
            if (scheduledAtMs != dueMs) {
                broken.add("generation " + no + " was set for " + scheduledAtMs + ", not for " + dueMs);
            }
            own.forEach(arrival -> check(arrival, broken));
        }

        private void check(AlarmReceiver.Arrival arrival, List<String> broken) {
            var it = "generation " + arrival.generation();
            if (!arrival.id().equals("alm_" + arrival.generation() + "_" + scheduledAtMs)) {
                broken.add(it + " came under the id " + arrival.id());
            }
            if (arrival.atMs() < scheduledAtMs) {
                broken.add(it + " was " + (scheduledAtMs - arrival.atMs()) + " ms early");
            }
            if (overAtMs > 0 && arrival.begunMs() > overAtMs) {
                broken.add(it + " was begun " + (arrival.begunMs() - overAtMs) + " ms after " + overBy);
            }
            if (silentAfterMs > 0 && arrival.atMs() > silentAfterMs) {
                broken.add(it + " came " + (arrival.atMs() - silentAfterMs)
                        + " ms after a delete that knew of none that was out");
            }
        }
    }
}
