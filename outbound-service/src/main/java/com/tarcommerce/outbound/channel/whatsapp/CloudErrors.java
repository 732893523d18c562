package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What the errors of the Cloud API mean, by Meta's list of error codes. */
final class CloudErrors {
    private static final int OUTSIDE_WINDOW = 131047;
    private static final Limit TOO_MANY = new Limit(Duration.ofSeconds(5), Scope.CHAT);
    /** Too many messages: of the app, of the business account, of the number, to this person, for spam. */
    private static final Map<Integer, Limit> LIMITS = Map.of(4, new Limit(Duration.ofMinutes(1), Scope.ACCOUNT), 80007,
            new Limit(Duration.ofMinutes(1), Scope.ACCOUNT), 130429, new Limit(Duration.ofSeconds(5), Scope.ACCOUNT),
            131057, new Limit(Duration.ofMinutes(1), Scope.ACCOUNT), 131056,
            new Limit(Duration.ofSeconds(6), Scope.CHAT), 131048, new Limit(Duration.ofMinutes(10), Scope.ACCOUNT));
    private static final Map<Integer, String> FINAL = Map.ofEntries(Map.entry(0, "TAR_WHATSAPP_TOKEN is refused"),
            Map.entry(190, "TAR_WHATSAPP_TOKEN is wrong or has run out"),
            Map.entry(10, "the token lacks the right whatsapp_business_messaging"),
            Map.entry(100, "WhatsApp calls a field wrong; is TAR_WHATSAPP_PHONE_NUMBER_ID right?"),
            Map.entry(131026, "the person can't be reached on WhatsApp"),
            Map.entry(131031, "the WhatsApp account is locked"),
            Map.entry(131042, "there is a problem with the account's payment"),
            Map.entry(131009, "WhatsApp calls a value wrong"),
            Map.entry(132001, "there is no such template: see TAR_WHATSAPP_TEMPLATE"),
            Map.entry(368, "the WhatsApp account is blocked"), Map.entry(131053, "WhatsApp does not take such a file"));

    private static final Set<Integer> OF_THE_ACCOUNT = Set.of(190, 131031, 131042, 368);

    /** What Meta asks for where it sends no {@code Retry-After}. */
    private record Limit(Duration pause, Scope scope) {
    }

    private CloudErrors() {
    }

    static boolean isOutsideWindow(int code) {
        return code == OUTSIDE_WINDOW;
    }

    static Delivery judge(int status, int code, String retryAfter) {
        var reason = "WhatsApp answered " + status + ", error " + code;
        var limit = status == 429 ? LIMITS.getOrDefault(code, TOO_MANY) : LIMITS.get(code);
        if (limit != null) {
            return new Paused(seconds(retryAfter, limit.pause()), limit.scope(), reason);
        }
        if (status >= 500) {
            return new Deferred(status == 500, reason);
        }
        var meaning = code == 0 && status != 401 ? null : FINAL.get(code);
        if (status == 401 || OF_THE_ACCOUNT.contains(code)) {
            return new LockedOut(reason + (meaning == null ? "" : ": " + meaning));
        }
        return meaning != null || status == 403
                ? new Refused(reason + (meaning == null ? "" : ": " + meaning))
                : new Deferred(true, reason);
    }

    /** @param header {@code Retry-After}, perhaps empty */
    static Duration seconds(String header, Duration otherwise) {
        return header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : otherwise;
    }
}
