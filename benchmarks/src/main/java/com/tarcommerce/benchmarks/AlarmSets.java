package com.tarcommerce.benchmarks;

import com.tarcommerce.benchmarks.RawClient.Request;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets alarms of many owners, one by one or many in a request. */
record AlarmSets(SchedulerProcess service, AlarmReceiver receiver) {
    static final int CONNECTIONS = 32;
    static final int BATCH = 1_000;
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    /** Returns how many a second. */
    double each(String tenant, int count, IntToLongFunction at) {
        var client = new RawClient(service.url(), service.authorization());
        return client.perSecond(count, CONNECTIONS, no -> new Request("PUT",
                "/v1/alarms/" + tenant + "/cart" + no + "/nudge",
                "{\"at\":%d,\"payload\":{\"no\":%d},\"callback\":\"%s\"}".formatted(at.applyAsLong(no), no,
                        receiver.url())));
    }

    /** For an hour from now, {@value #BATCH} at a time. */
    void fill(int count, String tenant) {
        OpenLoop.closed(count / BATCH, 4, batch -> set(batch(tenant, batch)));
    }

    String batch(String tenant, int batch) {
        return batch(tenant, batch, System.currentTimeMillis() + HOUR);
    }

    /** @param at when the first of them is due, in milliseconds; each other a millisecond later */
    String batch(String tenant, int batch, long at) {
        return IntStream.range(0, BATCH).mapToObj(no -> """
                {"tenant":"%s","owner":"cart%d","name":"nudge","at":%d,"payload":{"no":%d},"callback":"%s"}"""
                .formatted(tenant, batch * BATCH + no, at + no, no, receiver.url()))
                .collect(Collectors.joining(",", "{\"alarms\":[", "]}"));
    }

    void set(String batch) {
        var answer = service.send("POST", "/v1/alarms:batch", batch);
        if (answer.isEmpty() || answer.get().statusCode() != 200) {
            throw new IllegalStateException("a batch was not set: " + answer);
        }
    }
}
