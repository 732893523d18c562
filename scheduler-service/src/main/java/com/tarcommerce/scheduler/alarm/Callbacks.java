package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.problem.ProblemException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where an alarm calls: the gateway, or what {@code TAR_CALLBACK_ALLOW} names. */
public final class Callbacks {
    private final URI gateway;
    private final List<AllowedUrl> allowed;

    Callbacks(CallbackSettings settings) {
        gateway = URI.create(settings.gateway().strip().replaceAll("/+$", "") + "/events/alarms");
        if (AllowedUrl.parse(gateway.toString()).isEmpty()) {
            throw new IllegalArgumentException("TAR_GATEWAY_URL is no http:// or https:// URL");
        }
        allowed = Arrays.stream(settings.allow().strip().split("\\s+")).filter(part -> !part.isEmpty())
                .map(Callbacks::entry).toList();
    }

    private static AllowedUrl entry(String text) {
        return AllowedUrl.parse(text).orElseThrow(() -> new IllegalArgumentException("TAR_CALLBACK_ALLOW: '" + text
                + "' is no http:// or https:// URL; write whole URLs, separated by spaces"));
    }

    /** Null for the gateway, however it was named. */
    @Nullable
    URI withoutGateway(@Nullable URI callback) {
        return gateway.equals(callback) ? null : callback;
    }

    /** What to call. */
    public URI url(@Nullable URI callback) {
        return callback == null ? gateway : callback;
    }

    /** Whether it may be called by the settings of this moment. */
    public boolean isAllowed(@Nullable URI callback) {
        if (callback == null) {
            return true;
        }
        return AllowedUrl.parse(callback.toString())
                .filter(url -> allowed.stream().anyMatch(entry -> entry.allows(url)))
                .isPresent();
    }

    /**
     * The origin of a callback that may be called; empty for the gateway.
     *
     * @throws ProblemException 400 if it is no URL that could be, 403 if it is not allowed
     */
    String target(@Nullable URI callback) {
        if (callback == null) {
            return "";
        }
        var url = AllowedUrl.parse(callback.toString()).orElseThrow(() -> ProblemException
                .malformed("callback is no plain http:// or https:// URL with a host."));
        if (!isAllowed(callback)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "callback-not-allowed",
                    "The callback is not allowed: add its URL, or one above it, to TAR_CALLBACK_ALLOW of the scheduler.");
        }
        return url.origin();
    }
}
