package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.scheduler.alarm.Callbacks;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.RawJson;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** Makes one signed call and says what came of it. */
final class CallBack {
    private final HttpClient client;
    private final StandardWebhooks signature;
    private final Callbacks callbacks;
    private final JsonMapper json;
    private final CallLimits limits;

    CallBack(HttpClient client, StandardWebhooks signature, Callbacks callbacks, JsonMapper json, CallLimits limits) {
        this.client = client;
        this.signature = signature;
        this.callbacks = callbacks;
        this.json = json;
        this.limits = limits;
    }

    Answer call(Occurrence occurrence) throws InterruptedException {
        if (!callbacks.isAllowed(occurrence.callback())) {
            return new Rejected("the callback is no longer in TAR_CALLBACK_ALLOW", null);
        }
        var answer = client.sendAsync(request(occurrence), BodyHandlers.discarding());
        try {
            HttpResponse<Void> response = answer.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return ReadAnswer.of(response.statusCode(), response.headers(), now());
        } catch (TimeoutException slow) {
            return new Unavailable("no answer within " + limits.timeout().toSeconds() + " s", null);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException away) {
                return new Unavailable("no connection (" + away.getClass().getSimpleName() + ")", null);
            }
            return new Rejected("the call could not be made", null);
        } finally {
            // Ends the exchange if it still runs: an answer without end holds nothing here.
            answer.cancel(true);
        }
    }

    private HttpRequest request(Occurrence occurrence) {
        var body = json.writeValueAsBytes(fired(occurrence));
        var request = HttpRequest.newBuilder(callbacks.url(occurrence.callback()))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
        signature.sign(occurrence.waiting().webhookId(), body).forEach(request::header);
        return request.build();
    }

    private AlarmFired fired(Occurrence occurrence) {
        var waiting = occurrence.waiting();
        var key = waiting.key();
        return new AlarmFired(AlarmFired.TYPE, occurrence.begun().at(),
                new AlarmFired.Data(key.tenant(), key.owner(), key.name(), waiting.generation(), waiting.scheduledAt(),
                        occurrence.failures().attempts() + 1,
                        RawJson.of(occurrence.payload())));
    }

    private Instant now() {
        return limits.clock().instant();
    }

    /** How long a call may take, and by which clock. */
    record CallLimits(Duration timeout, InstantSource clock) {
    }
}
