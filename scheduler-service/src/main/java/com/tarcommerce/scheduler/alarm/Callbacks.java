package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.common.url.AllowedUrls;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where an alarm calls: the gateway, or what {@code TAR_CALLBACK_ALLOW} names. */
public final class Callbacks {
    private static final int MOST_ORIGINS = 10_000;
    /** Of the callbacks that alarms name, which are few, the origins; empty for one that may not be called. */
    private final ConcurrentHashMap<URI, Optional<String>> origins = new ConcurrentHashMap<>();
    private final URI gateway;
    private final AllowedUrls allowed;

    Callbacks(CallbackSettings settings) {
        gateway = URI.create(settings.gateway().strip().replaceAll("/+$", "") + "/events/alarms");
        if (AllowedUrl.parse(gateway.toString()).isEmpty()) {
            throw new IllegalArgumentException("TAR_GATEWAY_URL is no http:// or https:// URL");
        }
        allowed = AllowedUrls.parse("TAR_CALLBACK_ALLOW", settings.allow());
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
        return callback == null || origin(callback).isPresent();
    }

    private Optional<String> origin(URI callback) {
        var known = origins.get(callback);
        if (known != null) {
            return known;
        }
        var origin = AllowedUrl.parse(callback.toString()).filter(allowed::allow).map(AllowedUrl::origin);
        if (origins.size() < MOST_ORIGINS) {
            origins.put(callback, origin);
        }
        return origin;
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
        return origin(callback).orElseThrow(() -> refusal(callback));
    }

    private static ProblemException refusal(URI callback) {
        return AllowedUrl.parse(callback.toString()).isEmpty()
                ? ProblemException.malformed("callback is no plain http:// or https:// URL with a host.")
                : new ProblemException(HttpStatus.FORBIDDEN, "callback-not-allowed",
                        "The callback is not allowed: add its URL, or one above it, to TAR_CALLBACK_ALLOW of the scheduler.");
    }
}
