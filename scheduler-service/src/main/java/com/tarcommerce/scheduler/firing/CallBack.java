package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.common.time.Seldom;
import com.tarcommerce.scheduler.alarm.Callbacks;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.RawJson;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes one signed call, on the thread that asks for it, and says what came of it. */
final class CallBack {
    private static final Logger LOG = LoggerFactory.getLogger(CallBack.class);

    private final Calls calls;
    private final StandardWebhooks signature;
    private final Callbacks callbacks;
    private final JsonMapper json;
    private final CallLimits limits;
    private final Seldom toldOfDoor = new Seldom(Duration.ofHours(1));

    CallBack(Calls calls, StandardWebhooks signature, Callbacks callbacks, JsonMapper json, CallLimits limits) {
        this.calls = calls;
        this.signature = signature;
        this.callbacks = callbacks;
        this.json = json;
        this.limits = limits;
    }

    Answer call(Occurrence occurrence) {
        if (!callbacks.isAllowed(occurrence.callback())) {
            return new Rejected("the callback is no longer in TAR_CALLBACK_ALLOW", null);
        }
        var request = request(occurrence);
        try {
            return calls.make(request, limits.timeout(), response -> read(response, occurrence.callback() == null));
        } catch (IOException away) {
            return request.isAborted()
                    ? new Unavailable("no answer within " + limits.timeout().toSeconds() + " s", null)
                    : new Unavailable("no connection (" + away.getClass().getSimpleName() + ")", null);
        } catch (IllegalStateException stopping) {
            return new Unavailable("the call could not be made", null);
        } catch (IllegalArgumentException noCall) {
            return new Rejected("the call could not be made", null);
        }
    }

    /** To its end, so that the connection can be used again. */
    private Answer read(ClassicHttpResponse response, boolean isGateway) throws IOException {
        EntityUtils.consume(response.getEntity());
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        var retryAfter = header == null ? null : header.getValue();
        if (!isGateway) {
            return ReadAnswer.of(response.getCode(), retryAfter, now());
        }
        if (response.getCode() == ReadAnswer.NOT_LET_IN && toldOfDoor.isTime(now())) {
            LOG.warn("the gateway lets no alarm in: it has another TAR_WEBHOOK_SECRET, or a clock is off by more than"
                    + " five minutes; all of them wait, for seven days at most");
        }
        return ReadAnswer.ofGateway(response.getCode(), retryAfter, now());
    }

    private HttpPost request(Occurrence occurrence) {
        var body = json.writeValueAsBytes(event(occurrence));
        var request = new HttpPost(callbacks.url(occurrence.callback()));
        signature.sign(occurrence.waiting().webhookId(), body).forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    private Object event(Occurrence occurrence) {
        return occurrence.waiting().key().isNotice()
                ? new Told(AlarmFired.DEAD, occurrence.begun().at(), RawJson.of(occurrence.payload()))
                : fired(occurrence);
    }

    private static AlarmFired fired(Occurrence occurrence) {
        var waiting = occurrence.waiting();
        var key = waiting.key();
        return new AlarmFired(AlarmFired.TYPE, occurrence.begun().at(),
                new AlarmFired.Data(key.tenant(), key.owner(), key.name(), waiting.generation(), waiting.scheduledAt(),
                        occurrence.failures().attempts() + 1, RawJson.of(occurrence.payload()), null, null));
    }

    private Instant now() {
        return limits.clock().instant();
    }

    /** An {@link AlarmFired} whose data were written when there was something to tell. */
    private record Told(String type, Instant timestamp, @Nullable JsonNode data) {
    }

    /** How long a call may take, and by which clock. */
    record CallLimits(Duration timeout, InstantSource clock) {
    }
}
