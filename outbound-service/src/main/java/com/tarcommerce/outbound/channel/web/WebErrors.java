package com.tarcommerce.outbound.channel.web;

import com.tarcommerce.outbound.channel.JsonPost.Answer;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.ProviderError;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway's answers mean. */
final class WebErrors {
    private static final Duration USUAL = Duration.ofSeconds(1);

    private WebErrors() {
    }

    static Delivery judge(Answer answer, JsonMapper json) {
        return switch (answer) {
            case Answer.NotConnected() -> new Deferred(false, "the gateway is not there");
            case Answer.Lost() -> new Unknown("the gateway's answer was lost");
            case Answer.Given(var status, var body, var retryAfter) -> status == 200
                    ? new Sent(field(body, "id", json))
                    : error(status, "the gateway answered " + status + " " + field(body, "detail", json), retryAfter)
                            .delivery();
        };
    }

    private static ProviderError error(int status, String reason, String retryAfter) {
        return switch (status) {
            case 401, 403 -> new ProviderError.TokenWrong(reason + " Give outbound and gateway the same"
                    + " TAR_WEBHOOK_SECRET and the same time, restart, and replay this message");
            case 404 -> new ProviderError.ChatGone(reason);
            case 400, 413, 415, 422 -> new ProviderError.Invalid(reason);
            case 429 -> new ProviderError.TooManyRequests(
                    retryAfter.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : USUAL, reason);
            case 408, 425, 502, 503, 504 -> new ProviderError.OutOfOrder(reason);
            default -> new ProviderError.Puzzling(reason);
        };
    }

    private static String field(String body, String name, JsonMapper json) {
        try {
            return json.readTree(body).path(name).asString("");
        } catch (JacksonException noJson) {
            return "";
        }
    }
}
