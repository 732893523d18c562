package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import java.time.Duration;
import java.util.Map;

/** What the errors of the Cloud API mean, by Meta's list of error codes. */
final class CloudErrors {
    private static final int OUTSIDE_WINDOW = 131047;
    /** Too many messages: of the app, of the number, to this person. */
    private static final Map<Integer, Duration> LIMITS = Map.of(4, Duration.ofMinutes(1), 80007,
            Duration.ofMinutes(1), 130429, Duration.ofSeconds(5), 131056, Duration.ofSeconds(6), 131048,
            Duration.ofMinutes(10));
    private static final Map<Integer, String> FINAL = Map.of(0, "TAR_WHATSAPP_TOKEN is refused", 190,
            "TAR_WHATSAPP_TOKEN is wrong or has run out", 10, "the token lacks the right whatsapp_business_messaging",
            100, "WhatsApp calls a field wrong; is TAR_WHATSAPP_PHONE_NUMBER_ID right?", 131026,
            "the person can't be reached on WhatsApp", 131031, "the WhatsApp account is locked", 131042,
            "there is a problem with the account's payment", 131009, "WhatsApp calls a value wrong", 132001,
            "there is no such template: see TAR_WHATSAPP_TEMPLATE", 368, "the WhatsApp account is blocked");

    private CloudErrors() {
    }

    static boolean isOutsideWindow(int code) {
        return code == OUTSIDE_WINDOW;
    }

    static Delivery judge(int status, int code, String retryAfter) {
        var reason = "WhatsApp answered " + status + ", error " + code;
        var limit = LIMITS.get(code);
        if (limit != null || status == 429) {
            return new Paused(seconds(retryAfter, limit == null ? Duration.ofSeconds(5) : limit), reason);
        }
        if (status >= 500) {
            return new Deferred(status == 500, reason);
        }
        var meaning = code == 0 && status != 401 ? null : FINAL.get(code);
        return meaning != null || status == 401 || status == 403
                ? new Refused(reason + (meaning == null ? "" : ": " + meaning))
                : new Deferred(true, reason);
    }

    private static Duration seconds(String header, Duration otherwise) {
        return header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : otherwise;
    }
}
