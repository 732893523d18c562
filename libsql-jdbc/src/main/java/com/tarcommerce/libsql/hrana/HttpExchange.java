package com.tarcommerce.libsql.hrana;

import com.tarcommerce.libsql.hrana.HranaException.Kind;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Sends one request after another through the client that all connections share; another thread may cancel. */
final class HttpExchange {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(5)).build();

    private volatile @Nullable CompletableFuture<HttpResponse<byte[]>> running;
    private volatile boolean cancelled;

    HttpResponse<byte[]> send(HttpRequest request) throws HranaException {
        var future = CLIENT.sendAsync(request, BodyHandlers.ofByteArray());
        cancelled = false;
        running = future;
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new HranaException(Kind.CANCELLED, "The thread was interrupted while it waited for the database",
                    interrupted);
        } catch (CancellationException cancelled) {
            throw new HranaException(Kind.CANCELLED, "The statement was cancelled", cancelled);
        } catch (ExecutionException failure) {
            if (cancelled) {
                throw new HranaException(Kind.CANCELLED, "The statement was cancelled", failure);
            }
            throw failed(request, failure.getCause() == null ? failure : failure.getCause());
        } finally {
            running = null;
        }
    }

    /** Fire and forget, for what nobody waits for. */
    static void tell(HttpRequest request) {
        var _ = CLIENT.sendAsync(request, BodyHandlers.discarding());
    }

    void cancel() {
        var future = running;
        if (future != null) {
            cancelled = true;
            future.cancel(true);
        }
    }

    private static HranaException failed(HttpRequest request, Throwable cause) {
        var place = request.uri().getScheme() + "://" + request.uri().getAuthority();
        return switch (cause) {
            case ConnectException _,HttpConnectTimeoutException _ ->
                new HranaException(Kind.NOT_SENT, "No connection to " + place, cause);
            case HttpTimeoutException _ -> new HranaException(Kind.TIMED_OUT, place + " did not answer in time", cause);
            default -> new HranaException(Kind.UNKNOWN, "The answer of " + place + " was lost: " + cause, cause);
        };
    }
}
