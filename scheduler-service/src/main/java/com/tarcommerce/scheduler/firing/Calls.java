package com.tarcommerce.scheduler.firing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HTTP/1.1 on connections that are kept: nothing is followed or repeated here, and no call outlives its time. */
final class Calls implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    /** A connection that was idle for longer is looked at before a call goes through it. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofSeconds(2);
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(60);

    private final PoolingHttpClientConnectionManager connections;
    private final MinimalHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("call-deadlines").factory());
    private final AtomicLong sweptAt = new AtomicLong(System.nanoTime());

    /** @param mostPerTarget calls that are out to one origin at a time, at most */
    Calls(int mostPerTarget) {
        deadlines.setRemoveOnCancelPolicy(true);
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX).setMaxConnPerRoute(mostPerTarget)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(TRUSTED_IDLE).build())
                .build();
        client = HttpClients.createMinimal(connections);
    }

    /**
     * Makes the call and reads its answer.
     *
     * @throws IOException if there is no answer; {@link HttpPost#isAborted} says whether that is because of the timeout
     */
    <T> T make(HttpPost request, Duration timeout, HttpClientResponseHandler<T> answer) throws IOException {
        var deadline = deadlines.schedule(request::abort, timeout.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, answer);
        } finally {
            deadline.cancel(false);
            closeIdle();
        }
    }

    /** Now and then, by whoever makes a call then: nothing ticks for it. */
    private void closeIdle() {
        var now = System.nanoTime();
        var last = sweptAt.get();
        if (now - last > LONGEST_IDLE.toNanoseconds() && sweptAt.compareAndSet(last, now)) {
            connections.closeIdle(LONGEST_IDLE);
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
