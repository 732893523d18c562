package com.tarcommerce.ai.model;

import com.tarcommerce.ai.model.Completion.Failed;
import com.tarcommerce.ai.model.Completion.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks over HTTP; a server that hangs, drips or never ends costs no more than the time that it was given. */
final class HttpModelServer implements ModelServer, AutoCloseable {
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final RestClient http;
    private final URI completions;
    private final String model;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    HttpModelServer(RestClient http, URI completions, String model) {
        this.http = http;
        this.completions = completions;
        this.model = model;
    }

    @Override
    public Completion complete(Question question, Duration within) {
        var call = calls.submit(() -> post(question));
        try {
            return call.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Failed(Failure.SLOW);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Failed(Failure.SLOW);
        }
    }

    private static Completion failed(@Nullable Throwable cause) {
        if (cause instanceof ResourceAccessException || cause instanceof IOException) {
            return new Failed(Failure.AWAY);
        }
        throw new IllegalStateException("a question to the model failed", cause);
    }

    private Completion post(Question question) {
        return http.post().uri(completions).contentType(MediaType.APPLICATION_JSON)
                .body(ChatWire.request(model, question)).exchange((_, response) -> read(response, question));
    }

    private static Completion read(ClientHttpResponse response, Question question) throws IOException {
        var status = response.getStatusCode();
        if (!status.is2xxSuccessful()) {
            return new Failed(isPassing(status) ? Failure.AWAY : Failure.REFUSED);
        }
        var body = response.getBody().readNBytes(LONGEST_ANSWER + 1);
        return body.length > LONGEST_ANSWER ? new Failed(Failure.UNREADABLE) : ChatWire.answer(body, question);
    }

    private static boolean isPassing(HttpStatusCode status) {
        return status.is5xxServerError() || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
