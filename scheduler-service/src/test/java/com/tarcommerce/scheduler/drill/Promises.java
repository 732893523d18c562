package com.tarcommerce.scheduler.drill;

import com.tarcommerce.scheduler.Receiver.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the service has promised for one key, as whoever called it knows; and what of it was broken. */
final class Promises {
    private final String key;
    private final List<Generation> known = new ArrayList<>();

    Promises(String key) {
        this.key = key;
    }

    /** It was answered that the alarm is set: no attempt at what it was before begins from now on. */
    void set(long generation, long scheduledAtMs, long atMs) {
        over(atMs, "a newer set");
        known.add(new Generation(generation, scheduledAtMs));
    }

    /** A call was begun that may set or delete: from now on nothing older has to fire. */
    void supersede() {
        known.forEach(older -> older.mustFire = false);
    }

    /** It was answered that the alarm is deleted; {@code inFlight} names the attempt that was out, and null says none. */
    void deleted(long atMs, @Nullable String inFlight) {
        if (inFlight == null) {
            known.stream().filter(older -> older.silentAfterMs == 0).forEach(older -> older.silentAfterMs = atMs);
        }
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

    Optional<Long> awaited() {
        return known.stream().filter(generation -> generation.mustFire).map(generation -> generation.no).findFirst();
    }

    /** Every broken promise, in words. */
    List<String> broken(List<Arrival> arrivals) {
        var broken = new ArrayList<String>();
        var byGeneration = new HashMap<Long, List<Arrival>>();
        arrivals.forEach(arrival -> byGeneration
                .computeIfAbsent(arrival.data().path("generation").asLong(), _ -> new ArrayList<>()).add(arrival));
        for (var generation : known) {
            generation.check(byGeneration.getOrDefault(generation.no, List.of()), broken);
        }
        return broken.stream().map(what -> key + ": " + what).toList();
    }

    /** Ids that name more than one occurrence, or occurrences with more than one id: they'd be acted on wrongly. */
    static List<String> confusedIds(List<Arrival> arrivals) {
        Map<String, Set<String>> occurrences = new HashMap<>();
        Map<String, Set<String>> ids = new HashMap<>();
        for (var arrival : arrivals) {
            var data = arrival.data();
            var occurrence = data.path("owner").asString() + " " + data.path("generation") + " "
                    + data.path("scheduledAt").asString();
            occurrences.computeIfAbsent(arrival.id(), _ -> new HashSet<>()).add(occurrence);
            ids.computeIfAbsent(occurrence, _ -> new HashSet<>()).add(arrival.id());
        }
        var confused = new ArrayList<String>();
        occurrences.values().stream().filter(named -> named.size() > 1)
                .forEach(named -> confused.add("one id: " + named));
        ids.values().stream().filter(named -> named.size() > 1).forEach(named -> confused.add("many ids: " + named));
        return confused;
    }

    private static final class Generation {
        private final long no;
        private final long scheduledAtMs;
        private boolean mustFire = true;
        private long overAtMs;
        private String overBy = "";
        private long silentAfterMs;

        Generation(long no, long scheduledAtMs) {
            this.no = no;
            this.scheduledAtMs = scheduledAtMs;
        }

        void check(List<Arrival> arrivals, List<String> broken) {
            if (mustFire && arrivals.isEmpty()) {
                broken.add("generation " + no + " never fired");
            }
            for (var arrival : arrivals) {
                if (arrival.atMs() < scheduledAtMs) {
                    broken.add("generation " + no + " was " + (scheduledAtMs - arrival.atMs()) + " ms early");
                }
                var begunMs = Instant.parse(arrival.body().path("timestamp").asString()).toEpochMilli();
                if (overAtMs > 0 && begunMs > overAtMs) {
                    broken.add("generation " + no + " was begun " + (begunMs - overAtMs) + " ms after " + overBy);
                }
                if (silentAfterMs > 0 && arrival.atMs() > silentAfterMs) {
                    broken.add("generation " + no + " fired " + (arrival.atMs() - silentAfterMs)
                            + " ms after a delete that knew of none that was out");
                }
            }
        }
    }
}
