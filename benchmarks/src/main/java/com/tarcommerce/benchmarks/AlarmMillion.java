package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Very many pending alarms, of which the process is killed: how soon it is ready, and whether each is still there. */
record AlarmMillion(SchedulerProcess service, AlarmReceiver receiver, PrintStream out) {
    /** The last of them fall due when the process is back; none may be called before. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** Whether as many are pending as were before, and those that are due come, each once. */
    boolean isKept(int count) {
        var sets = new AlarmSets(service, receiver);
        sets.fill(count - AlarmSets.BATCH, "many");
        receiver.forget();
        sets.set(sets.batch("soon", 0, System.currentTimeMillis() + AHEAD.toMillis()));
        var before = service.metric("tar_alarms_pending");
        service.kill();
        var began = System.nanoTime();
        service.start();
        var ready = (System.nanoTime() - began) / 1e9;
        var after = service.metric("tar_alarms_pending");
        out.printf(Locale.ROOT,
                "million: %.0f of %.0f pending after kill -9, ready after %.1f s, %d MiB resident, %.0f MiB of heap%n",
                after, before, ready, service.residentMiB(), heapMiB());
        receiver.await(AlarmSets.BATCH);
        out.printf("million: %d of %d that fell due came, %d repeated%n", receiver.distinct(), AlarmSets.BATCH,
                receiver.calls() - receiver.distinct());
        return before == after && before >= count && receiver.distinct() == AlarmSets.BATCH
                && receiver.calls() == AlarmSets.BATCH;
    }

    private double heapMiB() {
        return service.send("GET", "/actuator/prometheus", "").stream().flatMap(answer -> answer.body().lines())
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum() / 1048576;
    }
}
