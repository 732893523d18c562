package com.tarcommerce.testsupport.alarm;

import com.tarcommerce.testsupport.alarm.ManualScheduler.Door;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The alarms of a {@link ManualScheduler}, by their paths. */
final class HeldAlarms {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SHOWN_AS_SET = List.of("cron", "zone", "payload", "callback");

    private final Map<String, Held> alarms = new ConcurrentHashMap<>();
    private final AtomicLong generations = new AtomicLong();
    private final InstantSource clock;

    /** @param dueAt null if only a test knows it */
    record Held(long generation, JsonNode spec, @Nullable Instant dueAt, AtomicInteger attempts) {
    }

    HeldAlarms(InstantSource clock) {
        this.clock = clock;
    }

    Map<String, Held> all() {
        return Map.copyOf(alarms);
    }

    /** As scheduler-service would show it. */
    JsonNode set(String path, JsonNode spec) {
        var held = new Held(generations.incrementAndGet(), spec, dueAt(spec), new AtomicInteger());
        alarms.put(path, held);
        return shown(path, held);
    }

    /** As scheduler-service would show it. */
    Optional<JsonNode> get(String path) {
        return Optional.ofNullable(alarms.get(path)).map(held -> shown(path, held));
    }

    private JsonNode shown(String path, Held held) {
        var shown = named(path);
        for (var field : SHOWN_AS_SET) {
            if (held.spec().hasNonNull(field)) {
                shown.set(field, held.spec().path(field));
            }
        }
        var at = (held.dueAt() == null ? clock.instant().plus(Duration.ofHours(1)) : held.dueAt()).toString();
        return shown.put("generation", held.generation()).put("scheduledAt", at).put("nextAttempt", at)
                .put("attempts", held.attempts().get())
                .put("misfire", held.spec().path("misfire").asString("once")).put("paused", false).put("lagMs", 0);
    }

    void delete(String path) {
        alarms.remove(path);
    }

    List<String> due(String prefix) {
        var now = clock.instant();
        return alarms.entrySet().stream().filter(alarm -> alarm.getKey().startsWith(prefix))
                .filter(alarm -> alarm.getValue().dueAt() != null && !now.isBefore(alarm.getValue().dueAt()))
                .sorted(Comparator.comparing(alarm -> alarm.getValue().dueAt())).map(Map.Entry::getKey).toList();
    }

    /** It is over once it is answered 2xx, unless it was set again meanwhile; a recurring one stays. */
    int fire(String path, Door door) {
        var held = alarms.get(path);
        if (held == null) {
            throw new IllegalArgumentException("there is no alarm " + path + " but " + alarms.keySet());
        }
        var scheduledAt = held.dueAt() == null ? clock.instant() : held.dueAt();
        var fired = JSON.createObjectNode().put("type", "alarm.fired").put("timestamp", clock.instant().toString());
        fired.set("data", named(path).put("generation", held.generation()).put("scheduledAt", scheduledAt.toString())
                .put("attempt", held.attempts().incrementAndGet()).set("payload", held.spec().path("payload")));
        var status = door.knock("alm_" + held.generation() + "_" + scheduledAt.toEpochMilli(), fired.toString());
        if (status / 100 == 2) {
            held.attempts().set(0);
            if (held.dueAt() != null) {
                alarms.remove(path, held);
            }
        }
        return status;
    }

    private static ObjectNode named(String path) {
        var parts = path.split("/", -1);
        return JSON.createObjectNode().put("tenant", parts[3]).put("owner", parts[4]).put("name", parts[5]);
    }

    private @Nullable Instant dueAt(JsonNode spec) {
        if (spec.hasNonNull("delay")) {
            return clock.instant().plus(Duration.parse(spec.path("delay").asString()));
        }
        var at = spec.path("at");
        if (at.isMissingNode() || at.isNull()) {
            return null;
        }
        return at.isNumber() ? Instant.ofEpochMilli(at.asLong()) : Instant.parse(at.asString());
    }
}
