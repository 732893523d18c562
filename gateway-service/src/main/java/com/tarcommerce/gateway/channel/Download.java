package com.tarcommerce.gateway.channel;

import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gets a file from a platform: no more than {@link MediaSource#MOST_BYTES}, no longer than 20 seconds from the first word to
 * the last, and from no other address than the one given. Addresses may hold a token, so nothing that the HTTP client
 * says of a failure leaves this class.
 */
public final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ALL = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private Download() {
    }

    /** @throws TemporaryFailure if the platform is away, busy, or does not begin to answer in time */
    public static Fetched get(URI address, Map<String, String> headers) {
        return get(address, headers, ALL);
    }

    /**
     * Asks for it by a call of ours.
     *
     * @throws TemporaryFailure as {@link #get}
     */
    public static Fetched post(URI address, Map<String, String> headers, byte[] body) {
        return fetch(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)), headers, ALL);
    }

    static Fetched get(URI address, Map<String, String> headers, Duration most) {
        return fetch(HttpRequest.newBuilder(address), headers, most);
    }

    private static Fetched fetch(HttpRequest.Builder request, Map<String, String> headers, Duration most) {
        request.timeout(most);
        headers.forEach(request::header);
        var result = new CompletableFuture<Fetched>();
        var began = new AtomicBoolean();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).build();
        try {
            Thread.ofVirtual().name("download").start(() -> fetch(client, request.build(), began, result));
            return result.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            if (began.get()) {
                return new Fetched.TooSlow();
            }
            throw new TemporaryFailure("a file did not come within " + most.toSeconds() + " s", null);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof TemporaryFailure away ? away : new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("the service is being stopped", null);
        } finally {
            client.shutdownNow();
        }
    }

    private static void fetch(HttpClient client, HttpRequest request, AtomicBoolean began,
            CompletableFuture<Fetched> result) {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            began.set(answer.statusCode() == OK);
            try (var body = answer.body()) {
                result.complete(read(answer, body));
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            result.completeExceptionally(
                    new TemporaryFailure("a file did not come: " + failure.getClass().getSimpleName(), null));
        }
    }

    private static Fetched read(HttpResponse<InputStream> answer, InputStream body) throws IOException {
        var status = answer.statusCode();
        if (status == TOO_MANY || status >= BROKEN) {
            throw new IOException("busy");
        }
        if (status != OK) {
            return status == TOO_LARGE ? new Fetched.TooLarge() : new Fetched.Gone();
        }
        if (answer.headers().firstValueAsLong("content-length").orElse(0) > MediaSource.MOST_BYTES) {
            return new Fetched.TooLarge();
        }
        var bytes = body.readNBytes(MediaSource.MOST_BYTES + 1);
        return bytes.length > MediaSource.MOST_BYTES ? new Fetched.TooLarge() : new Fetched.Content(bytes);
    }
}
