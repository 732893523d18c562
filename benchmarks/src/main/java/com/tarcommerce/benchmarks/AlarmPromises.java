package com.tarcommerce.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The model of one alarm's key: what the service has promised, as its client knows, and what of it was broken. */
final class AlarmPromises {
    private final String key;
    private final List<Generation> known = new ArrayList<>();

    AlarmPromises(String key) {
        this.key = key;
    }

    String path() {
        return key;
    }

    /** It was answered that the alarm is set: no attempt at what it was before begins from now on. */
    synchronized void set(long generation, long scheduledAtMs, long atMs) {
        over(atMs, "a newer set");
        known.add(new Generation(generation, scheduledAtMs));
    }

    /** A call was begun that may set or delete: from now on nothing older has to fire. */
    synchronized void supersede() {
        known.forEach(older -> older.mustFire = false);
    }

    /** It was answered that the alarm is deleted: the attempt that may be out was begun before. */
    synchronized void deleted(long atMs) {
        over(atMs, "its delete");
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

    /**
     * From due to its first call, the longest of what was due in the span; of what must come and has not, until now. In
     * milliseconds.
     */
    synchronized long latest(LongFunction<List<AlarmReceiver.Arrival>> arrivals, long fromMs, long toMs, long nowMs) {
        return known.stream().filter(generation -> generation.scheduledAtMs >= fromMs
                && generation.scheduledAtMs < toMs)
                .mapToLong(generation -> generation.waited(arrivals.apply(generation.no), nowMs)).max().orElse(0);
    }

    /** Whether what must fire has arrived. */
    synchronized boolean isKept(LongFunction<List<AlarmReceiver.Arrival>> arrivals) {
        return known.stream().noneMatch(generation -> generation.mustFire && arrivals.apply(generation.no).isEmpty());
    }

    /** Every broken promise, in words. */
    synchronized List<String> broken(LongFunction<List<AlarmReceiver.Arrival>> arrivals) {
        var broken = new ArrayList<String>();
        known.forEach(generation -> generation.check(arrivals.apply(generation.no), broken));
        return broken.stream().map(what -> key + ": " + what).toList();
    }

    private static final class Generation {
        private final long no;
        private final long scheduledAtMs;
        private boolean mustFire = true;
        private long overAtMs;
        private String overBy = "";

        Generation(long no, long scheduledAtMs) {
            this.no = no;
            this.scheduledAtMs = scheduledAtMs;
        }

        long waited(List<AlarmReceiver.Arrival> arrivals, long nowMs) {
            if (arrivals.isEmpty()) {
                return mustFire ? nowMs - scheduledAtMs : 0;
            }
            return arrivals.getFirst().atMs() - scheduledAtMs;
        }

        void check(List<AlarmReceiver.Arrival> arrivals, List<String> broken) {
            if (mustFire && arrivals.isEmpty()) {
                broken.add("generation " + no + " was lost");
            }
            var id = "alm_" + no + "_" + scheduledAtMs;
            for (var arrival : arrivals) {
                if (!arrival.id().equals(id)) {
                    broken.add("generation " + no + " came under the id " + arrival.id());
                }
                if (arrival.atMs() < scheduledAtMs) {
                    broken.add("generation " + no + " was " + (scheduledAtMs - arrival.atMs()) + " ms early");
                }
                if (overAtMs > 0 && arrival.begunMs() > overAtMs) {
                    broken.add("generation " + no + " was begun " + (arrival.begunMs() - overAtMs) + " ms after "
                            + overBy);
                }
            }
        }
    }
}
