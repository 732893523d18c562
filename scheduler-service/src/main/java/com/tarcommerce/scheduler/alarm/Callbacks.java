package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.common.url.AllowedUrls;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where an alarm calls: the gateway, or what {@code TAR_CALLBACK_ALLOW} names. */
public final class Callbacks {
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
        if (callback == null) {
            return true;
        }
        return AllowedUrl.parse(callback.toString()).filter(allowed::allow).isPresent();
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
