package com.tarcommerce.outbound.state;

import com.tarcommerce.common.service.RetryAfter;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.outbound.retry.Backoff;
import com.tarcommerce.outbound.state.Told.Failed;
import com.tarcommerce.outbound.state.Told.Heard;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells one event by one signed POST; the whole exchange, an endless answer too, ends after ten seconds. */
@Component
class PostState {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Callbacks callbacks;
    private final JsonMapper json;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT).followRedirects(HttpClient.Redirect.NEVER).build();

    PostState(Callbacks callbacks, JsonMapper json, InstantSource clock) {
        this.callbacks = callbacks;
        this.json = json;
        this.clock = clock;
    }

    Told tell(StateEvent event) throws InterruptedException {
        var signature = callbacks.signature(event.callback());
        return signature.isEmpty()
                ? new Failed(true, "the callback is no longer in TAR_CALLBACK_ALLOW", null)
                : exchange(request(event, signature.get()));
    }

    private Told exchange(HttpRequest request) throws InterruptedException {
        var answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            var response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return read(response.statusCode(), response.headers());
        } catch (TimeoutException slow) {
            return new Failed(false, "no answer within " + TIMEOUT.toSeconds() + " s", null);
        } catch (ExecutionException away) {
            var cause = away.getCause() == null ? away : away.getCause();
            return new Failed(false, "no connection (" + cause.getClass().getSimpleName() + ")", null);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(StateEvent event, StandardWebhooks signature) {
        var body = json.writeValueAsBytes(event.change());
        var request = HttpRequest.newBuilder(callbacks.url(event.callback())).header("Content-Type", "application/json")
                .header("User-Agent", "Tar").POST(BodyPublishers.ofByteArray(body));
        signature.sign(event.webhookId(), body).forEach(request::header);
        if (event.trace() != null) {
            request.header("traceparent", event.trace());
        }
        return request.build();
    }

    private Told read(int status, HttpHeaders headers) {
        if (status >= 200 && status < 300) {
            return new Heard();
        }
        var header = headers.firstValue("Retry-After").orElse(null);
        return new Failed(!RetryAfter.isAway(status), "answered " + status,
                RetryAfter.read(header, clock.instant(), Backoff.LONGEST_OUTAGE));
    }
}
