package com.tarcommerce.outbound.channel;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON, or a file, and tells a call that never left from one whose answer was lost. The whole exchange has a
 * deadline: the client's own timeout ends with the headers of an answer.
 */
public final class JsonPost {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** What a slow line (4 Mbit/s) takes of a file. */
    private static final int BYTES_A_SECOND = 512 * 1024;
    private static final int LONGEST_ANSWER = 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Duration patience;

    public JsonPost() {
        this(ANSWER);
    }

    /** @param patience for an exchange without a file */
    JsonPost(Duration patience) {
        this.patience = patience;
    }

    public Answer post(String url, Map<String, String> headers, byte[] body) {
        return post(url, headers, "application/json", body);
    }

    public Answer post(String url, Map<String, String> headers, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return exchange(request.build(), deadline(body));
    }

    private Answer exchange(HttpRequest request, Duration deadline) {
        var exchange = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return given(exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof ConnectException
                    || failed.getCause() instanceof HttpConnectTimeoutException
                            ? new Answer.NotConnected()
                            : new Answer.Lost();
        } catch (TimeoutException late) {
            return new Answer.Lost();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Lost();
        } finally {
            exchange.cancel(true);
        }
    }

    private static Answer given(HttpResponse<byte[]> answer) {
        return new Answer.Given(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8),
                answer.headers().firstValue("Retry-After").orElse(""));
    }

    Duration deadline(byte[] body) {
        return patience.plusSeconds(body.length / BYTES_A_SECOND);
    }

    /** How a call ended. */
    public sealed interface Answer {

        /** @param retryAfter the header, empty if there is none */
        record Given(int status, String body, String retryAfter) implements Answer {
        }

        record NotConnected() implements Answer {
        }

        /** It was sent, at least in part: nobody can know whether it was done. */
        record Lost() implements Answer {
        }
    }
}
