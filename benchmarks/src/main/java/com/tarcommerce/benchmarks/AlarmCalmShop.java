package com.tarcommerce.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/** A shop with one alarm every 20 ms, from half a second before another shop's herd is due until two seconds after. */
record AlarmCalmShop(List<Long> generations) {
    private static final int STEP_MS = 20;
    private static final int BEFORE_MS = 500;
    /** How many it has. */
    static final int ALARMS = 125;

    /** None of them is due at the very moment of the herd. */
    static AlarmCalmShop set(SchedulerProcess service, AlarmReceiver receiver, String tenant, long herdMs) {
        var first = herdMs - BEFORE_MS + STEP_MS / 2;
        var body = IntStream.range(0, ALARMS).mapToObj(no -> """
                {"tenant":"%s","owner":"cart%d","name":"nudge","at":%d,"callback":"%s"}"""
                .formatted(tenant, no, first + (long) STEP_MS * no, receiver.url()))
                .collect(Collectors.joining(",", "{\"alarms\":[", "]}"));
        var answer = service.send("POST", "/v1/alarms:batch", body).filter(given -> given.statusCode() == 200)
                .orElseThrow(() -> new IllegalStateException("the other shop's alarms were not set"));
        var items = new JsonMapper().readTree(answer.body()).path("items");
        return new AlarmCalmShop(StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("generation").asLong()).toList());
    }

    /** From due to the receiver, of what was due in the span. */
    Latencies late(AlarmReceiver receiver, long fromMs, long toMs) {
        return Latencies.of(generations.stream().map(generation -> receiver.of(generation).getFirst())
                .filter(first -> first.dueMs() >= fromMs && first.dueMs() <= toMs)
                .mapToLong(AlarmReceiver.Arrival::lateNanos).toArray());
    }
}
