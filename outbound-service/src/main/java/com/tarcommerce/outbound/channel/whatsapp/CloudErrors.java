package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.ProviderError;
import com.tarcommerce.outbound.delivery.ProviderError.AccountBlocked;
import com.tarcommerce.outbound.delivery.ProviderError.Blocked;
import com.tarcommerce.outbound.delivery.ProviderError.ChatGone;
import com.tarcommerce.outbound.delivery.ProviderError.Invalid;
import com.tarcommerce.outbound.delivery.ProviderError.NotAllowed;
import com.tarcommerce.outbound.delivery.ProviderError.OutOfOrder;
import com.tarcommerce.outbound.delivery.ProviderError.Puzzling;
import com.tarcommerce.outbound.delivery.ProviderError.TokenWrong;
import com.tarcommerce.outbound.delivery.ProviderError.TooManyRequests;
import com.tarcommerce.outbound.delivery.ProviderError.WindowClosed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the errors of the Cloud API mean, by Meta's list of error codes. */
final class CloudErrors {
    private static final int OUTSIDE_WINDOW = 131047;
    private static final String TEMPLATE = ": see TAR_WHATSAPP_TEMPLATE";
    private static final Limit TOO_MANY = new Limit(Duration.ofSeconds(5), Scope.CHAT);
    private static final Limit A_MINUTE = new Limit(Duration.ofMinutes(1), Scope.ACCOUNT);
    private static final Limit SIX_SECONDS = new Limit(Duration.ofSeconds(6), Scope.CHAT);
    /** Of the app, of the business account, of the number, for spam, in a migration, to this person, to this group. */
    private static final Map<Integer, Limit> LIMITS = Map.of(4, A_MINUTE, 80007, A_MINUTE, 130429,
            new Limit(Duration.ofSeconds(5), Scope.ACCOUNT), 131048, new Limit(Duration.ofMinutes(10), Scope.ACCOUNT),
            131057, A_MINUTE, 131056, SIX_SECONDS, 131208, SIX_SECONDS);
    /** Service unavailable, server temporarily unavailable. */
    private static final Set<Integer> AWAY = Set.of(2, 131016, 133004);
    private static final int TIMEOUT = 408;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    static {
        mean(TokenWrong::new, Map.of(190, "TAR_WHATSAPP_TOKEN is wrong or has run out"));
        mean(AccountBlocked::new, Map.of(33, "the phone number is not there any more", 368,
                "the WhatsApp account is blocked", 131031, "the WhatsApp account is locked", 131042,
                "there is a problem with the account's payment", 131045, "the phone number is not registered", 133010,
                "the phone number is not registered"));
        mean(NotAllowed::new, Map.of(3, "the app lacks a capability", 10,
                "the token lacks the right whatsapp_business_messaging", 200, "the token lacks a right", 131005,
                "the token lacks a right", 131030, "the person is not on the test number's list", 131037,
                "the number's display name is not approved", 131049, "Meta chose not to deliver it", 131207,
                "the group is suspended", 130472, "the person is part of an experiment of Meta's", 130497,
                "the business may not write to people of this country"));
        mean(Invalid::new, Map.of(100, "WhatsApp calls a field wrong; is TAR_WHATSAPP_PHONE_NUMBER_ID right?", 131008,
                "WhatsApp misses a value", 131009, "WhatsApp calls a value wrong", 131021,
                "the number can't write to itself", 131051, "WhatsApp does not take such a message", 131052,
                "WhatsApp did not get the file", 131053, "WhatsApp does not take such a file"));
        mean(Invalid::new, Map.of(132000, "the template has other fields" + TEMPLATE, 132001,
                "there is no such template" + TEMPLATE, 132005, "the text is too long for the template", 132007,
                "the text is nothing for a template", 132012, "the template has other fields" + TEMPLATE, 132015,
                "the template is paused" + TEMPLATE, 132016, "the template is disabled" + TEMPLATE));
        mean(ChatGone::new,
                Map.of(131026, "the person can't be reached on WhatsApp", 131041, "there is no such group"));
        mean(Blocked::new, Map.of(131050, "the person wants no such messages"));
        mean(WindowClosed::new, Map.of(OUTSIDE_WINDOW, "24 hours have passed since"));
    }

    /** What Meta asks for where it sends no {@code Retry-After}. */
    private record Limit(Duration pause, Scope scope) {
    }

    private record Meaning(Function<String, ProviderError> kind, String words) {

        ProviderError of(String reason) {
            return kind.apply(reason + ": " + words);
        }
    }

    private CloudErrors() {
    }

    private static void mean(Function<String, ProviderError> kind, Map<Integer, String> words) {
        words.forEach((code, each) -> MEANINGS.put(code, new Meaning(kind, each)));
    }

    static boolean isOutsideWindow(int code) {
        return code == OUTSIDE_WINDOW;
    }

    static Delivery judge(int status, int code, String retryAfter) {
        return of(status, code, retryAfter).delivery();
    }

    static ProviderError of(int status, int code, String retryAfter) {
        var reason = "WhatsApp answered " + status + ", error " + code;
        var limit = status == 429 ? LIMITS.getOrDefault(code, TOO_MANY) : LIMITS.get(code);
        if (limit != null) {
            return new TooManyRequests(seconds(retryAfter, limit.pause()), limit.scope(), reason);
        }
        if (status == TIMEOUT || status > 500 || AWAY.contains(code)) {
            return new OutOfOrder(reason);
        }
        var meaning = MEANINGS.get(code);
        if (meaning != null && status != 500) {
            return meaning.of(reason);
        }
        return switch (status) {
            case UNAUTHORIZED -> new TokenWrong(reason + ": TAR_WHATSAPP_TOKEN is refused");
            case FORBIDDEN -> new NotAllowed(reason);
            default -> new Puzzling(reason);
        };
    }

    /** @param header {@code Retry-After}, perhaps empty */
    static Duration seconds(String header, Duration otherwise) {
        return header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : otherwise;
    }
}
