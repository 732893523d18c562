package com.tarcommerce.outbound.state;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.common.url.AllowedUrls;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who is told what becomes of a message: whom it names, else {@code TAR_MESSAGE_CALLBACK}. Off unless one may be. */
@Component
@EnableConfigurationProperties(CallbackSettings.class)
public class Callbacks {
    private final AllowedUrls allowed;
    private final @Nullable URI usual;
    private final @Nullable Secrets secrets;
    private final InstantSource clock;

    Callbacks(CallbackSettings settings, InstantSource clock) {
        this.clock = clock;
        var own = settings.usual().strip();
        this.allowed = AllowedUrls.parse("TAR_CALLBACK_ALLOW", settings.allow() + " " + own);
        this.usual = own.isEmpty() ? null : URI.create(own);
        this.secrets = allowed.isEmpty() ? null : Secrets.parse("TAR_WEBHOOK_SECRET", settings.webhookSecret());
    }

    public boolean areOn() {
        return secrets != null;
    }

    /**
     * Who is told of a message that names this one; null for nobody.
     *
     * @throws ProblemException 400 if it is no URL that could be called, 403 if it is not allowed
     */
    public @Nullable URI of(@Nullable URI named) {
        if (named == null) {
            return usual;
        }
        if (AllowedUrl.parse(named.toString()).isEmpty()) {
            throw ProblemException.malformed("callback is no plain http:// or https:// URL with a host.");
        }
        if (allowed(named.toString()).isEmpty()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "callback-not-allowed",
                    "The callback is not allowed: add its URL, or one above it, to TAR_CALLBACK_ALLOW of outbound.");
        }
        return named;
    }

    /** What signs for it by the settings of this moment; empty if it may not be called any more. */
    Optional<StandardWebhooks> signature(String url) {
        return secrets == null
                ? Optional.empty()
                : allowed(url).map(to -> new StandardWebhooks(secrets.derive("url:" + to.webOrigin()), clock));
    }

    private Optional<AllowedUrl> allowed(String url) {
        return AllowedUrl.parse(url).filter(allowed::allow);
    }
}
