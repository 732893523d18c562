package com.tarcommerce.gateway.event;

import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.event.Destination.Foreign;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One signed POST to someone else's address: the row's id is the {@code webhook-id} of every attempt. */
class ForeignPost {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final WebhookKeys keys;
    private final InstantSource clock;
    private final Traces traces;
    private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(TIMEOUT)
            .followRedirects(Redirect.NEVER).build();

    ForeignPost(WebhookKeys keys, InstantSource clock, Traces traces) {
        this.keys = keys;
        this.clock = clock;
        this.traces = traces;
    }

    /** The whole exchange, an endless answer too, ends after ten seconds. */
    Outcome send(OutboxRow row, Foreign target) {
        return traces.inSpan(OutboxRow.SPAN, row.trace(), () -> exchange(row, target));
    }

    private Outcome exchange(OutboxRow row, Foreign target) {
        var answer = client.sendAsync(request(row, target), BodyHandlers.discarding());
        try {
            var response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return Answers.ofStatus(response.statusCode(), Answers.retryAfter(response.headers(), clock.instant()));
        } catch (ExecutionException failure) {
            return new Outcome.Unreached(Answers.cause(failure), null);
        } catch (TimeoutException tooLong) {
            answer.cancel(true);
            return new Outcome.Unreached(Answers.cause(tooLong), null);
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Behind();
        }
    }

    private HttpRequest request(OutboxRow row, Foreign target) {
        var body = row.body().getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(target.target()).header("Content-Type", "application/json")
                .header("User-Agent", "Tar").POST(BodyPublishers.ofByteArray(body));
        keys.url(target.origin()).sign(row.id(), body).forEach(request::header);
        var trace = traces.current();
        if (trace != null) {
            request.header("traceparent", trace);
        }
        return request.build();
    }
}
