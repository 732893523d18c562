package com.tarcommerce.outbound.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Posts JSON, or a form with a file, and tells a call that never left from one whose answer was lost. */
public final class JsonPost {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();

    public Answer post(String url, Map<String, String> headers, byte[] body) {
        return post(url, headers, "application/json", body);
    }

    public Answer post(String url, Map<String, String> headers, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER)
                .header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer.Given(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8),
                    answer.headers().firstValue("Retry-After").orElse(""));
        } catch (ConnectException | HttpConnectTimeoutException never) {
            return new Answer.NotConnected();
        } catch (IOException lost) {
            return new Answer.Lost();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Lost();
        }
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
