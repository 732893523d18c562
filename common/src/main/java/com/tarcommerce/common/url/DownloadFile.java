package com.tarcommerce.common.url;

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
 * Gets a file: no more than so many bytes, no longer than so long from the first word to the last, and from no other address
 * than the one given. Addresses may hold a token, so nothing that the HTTP client says of a failure leaves this class.
 */
public final class DownloadFile {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final int mostBytes;
    private final Duration most;

    public DownloadFile(int mostBytes, Duration most) {
        this.mostBytes = mostBytes;
        this.most = most;
    }

    public Downloaded get(URI address, Map<String, String> headers) {
        return fetch(HttpRequest.newBuilder(address), headers);
    }

    /** Asks for it by a call. */
    public Downloaded post(URI address, Map<String, String> headers, byte[] body) {
        return fetch(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)), headers);
    }

    private Downloaded fetch(HttpRequest.Builder request, Map<String, String> headers) {
        request.timeout(most);
        headers.forEach(request::header);
        var result = new CompletableFuture<Downloaded>();
        var began = new AtomicBoolean();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).build();
        try {
            Thread.ofVirtual().name("download").start(() -> fetch(client, request.build(), began, result));
            return result.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return began.get()
                    ? new Downloaded.TooSlow()
                    : new Downloaded.Away("a file did not come within " + most.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Downloaded.Away("the service is being stopped");
        } finally {
            client.shutdownNow();
        }
    }

    private void fetch(HttpClient client, HttpRequest request, AtomicBoolean began,
            CompletableFuture<Downloaded> result) {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            began.set(answer.statusCode() == OK);
            try (var body = answer.body()) {
                result.complete(read(answer, body));
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            result.complete(new Downloaded.Away("a file did not come: " + failure.getClass().getSimpleName()));
        }
    }

    private Downloaded read(HttpResponse<InputStream> answer, InputStream body) throws IOException {
        var status = answer.statusCode();
        if (status == TOO_MANY || status >= BROKEN) {
            return new Downloaded.Away("whoever has a file answered " + status);
        }
        if (status != OK) {
            return status == TOO_LARGE ? new Downloaded.TooLarge() : new Downloaded.Refused(status);
        }
        if (answer.headers().firstValueAsLong("content-length").orElse(0) > mostBytes) {
            return new Downloaded.TooLarge();
        }
        var bytes = body.readNBytes(mostBytes + 1);
        return bytes.length > mostBytes ? new Downloaded.TooLarge() : new Downloaded.Content(bytes);
    }
}
