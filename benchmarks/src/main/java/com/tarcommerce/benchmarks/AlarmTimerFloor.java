package com.tarcommerce.benchmarks;

import com.tarcommerce.common.service.SystemTime;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;

/**
 * The least that being on time costs: a timer in memory that signs a call of each alarm and makes it, as many at a time as
 * the scheduler makes of one shop. It keeps nothing, and it is in the process of the receiver.
 */
final class AlarmTimerFloor implements AutoCloseable {
    private static final int CALLS_AT_A_TIME = 64;

    private final AlarmReceiver receiver;
    private final StandardWebhooks signature;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(CALLS_AT_A_TIME, true);

    AlarmTimerFloor(AlarmReceiver receiver, StandardWebhooks signature) {
        this.receiver = receiver;
        this.signature = signature;
    }

    /** So many at the moments; returns when all have arrived. */
    Latencies late(int count, IntToLongFunction dueMs) {
        fire(count, dueMs);
        return Latencies.of(receiver.lateness());
    }

    /** So many at one moment, in a second from now. */
    String herd(int count) {
        var due = System.currentTimeMillis() + 1_000;
        fire(count, _ -> due);
        var took = Arrays.stream(receiver.lateness()).max().orElse(0) / 1e9;
        return String.format(Locale.ROOT, "%.0f/s, the last after %.2f s", count / took, took);
    }

    private void fire(int count, IntToLongFunction dueMs) {
        receiver.forget();
        for (var no = 0; no < count; no++) {
            var due = dueMs.applyAsLong(no);
            var id = "alm_" + no + "_" + due;
            var _ = timer.schedule(() -> calls.execute(() -> call(id)),
                    TimeUnit.MILLISECONDS.toNanos(due) - nowNanos(), TimeUnit.NANOSECONDS);
        }
        receiver.await(count);
    }

    /** Since the epoch, for a whole millisecond would be late already. */
    private static long nowNanos() {
        var now = SystemTime.clock().instant();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    private void call(String id) {
        free.acquireUninterruptibly();
        try {
            var body = ("{\"type\":\"alarm.fired\",\"timestamp\":\"" + SystemTime.clock().instant() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(receiver.url()).POST(BodyPublishers.ofByteArray(body));
            signature.sign(id, body).forEach(request::header);
            client.send(request.build(), BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        calls.shutdownNow();
        client.close();
    }
}
