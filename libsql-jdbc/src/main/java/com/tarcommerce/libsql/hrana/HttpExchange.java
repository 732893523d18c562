package com.tarcommerce.libsql.hrana;

import com.tarcommerce.libsql.hrana.HranaException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends one request after another through a client that it shares with others; another thread may cancel. */
final class HttpExchange {
    /** The client's own timer stops when the answer's head is there. */
    private static final ScheduledThreadPoolExecutor TIMER = timer();
    private static final Duration GRACE = Duration.ofMillis(100);

    private final HttpClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Call current;

    /** A request whose answer its thread waits for. */
    private static final class Call {
        private final Thread thread = Thread.currentThread();
        private boolean interrupted;
        private boolean late;
    }

    HttpExchange(HttpClient client) {
        this.client = client;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("libsql-jdbc timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * The whole answer is here in the request's time, or it fails. Not {@code sendAsync}: its future is completed on the
     * common pool, which may be full of those who wait for us.
     */
    HttpResponse<byte[]> send(HttpRequest request) throws HranaException {
        var call = begin();
        var end = TIMER.schedule(() -> stop(call, true), request.timeout().orElseThrow().plus(GRACE).toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw call.late
                    ? failed(request, new HttpTimeoutException("the answer did not end"))
                    : new HranaException(Kind.CANCELLED, "The statement was cancelled, or its thread was interrupted",
                            interrupted);
        } catch (IOException failure) {
            throw failed(request, failure);
        } finally {
            end.cancel(false);
            end(call);
        }
    }

    private Call begin() {
        lock.lock();
        try {
            var call = new Call();
            current = call;
            return call;
        } finally {
            lock.unlock();
        }
    }

    /** An interrupt that was ours goes no further; one that was somebody else's is kept. */
    private void end(Call call) {
        lock.lock();
        try {
            current = null;
            if (call.interrupted) {
                var _ = Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    private void stop(@Nullable Call call, boolean late) {
        lock.lock();
        try {
            if (call != null && call == current) {
                call.interrupted = true;
                call.late = late;
                call.thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Fire and forget, for what nobody waits for. */
    void tell(HttpRequest request) {
        var _ = client.sendAsync(request, BodyHandlers.discarding());
    }

    void cancel() {
        lock.lock();
        try {
            stop(current, false);
        } finally {
            lock.unlock();
        }
    }

    private static HranaException failed(HttpRequest request, Throwable cause) {
        var place = request.uri().getScheme() + "://" + request.uri().getAuthority();
        return switch (cause) {
            case ConnectException _,HttpConnectTimeoutException _ ->
                new HranaException(Kind.NOT_SENT, "No connection to " + place, cause);
            // Before the handshake is done nothing is sent that the server could run.
            case SSLHandshakeException _ -> new HranaException(Kind.NOT_SENT, "No TLS with " + place + ": "
                    + cause.getMessage() + "; if an authority of your own vouches for it, name the file with its"
                    + " certificate in the URL (ca=/path/ca.pem), or start Java with -Djavax.net.ssl.trustStore",
                    cause);
            case HttpTimeoutException _ -> new HranaException(Kind.TIMED_OUT, place + " did not answer in time", cause);
            case SSLException _ -> new HranaException(Kind.UNKNOWN,
                    "The answer of " + place + " was lost (does it speak TLS?): " + cause, cause);
            default -> new HranaException(Kind.UNKNOWN, "The answer of " + place + " was lost: " + cause, cause);
        };
    }
}
