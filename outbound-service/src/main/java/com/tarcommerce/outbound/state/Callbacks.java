package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.common.url.AllowedUrls;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who is told what becomes of a message: the gateway or whom it names, else {@code TAR_MESSAGE_CALLBACK}. Off without a
 * secret to sign with.
 */
@Component
@EnableConfigurationProperties(CallbackSettings.class)
public class Callbacks {
    private final AllowedUrls allowed;
    private final @Nullable URI usual;
    private final URI gateway;
    private final @Nullable Secrets secrets;
    private final InstantSource clock;

    Callbacks(CallbackSettings settings, InstantSource clock) {
        this.clock = clock;
        var own = settings.usual().strip();
        this.allowed = AllowedUrls.parse("TAR_CALLBACK_ALLOW", settings.allow() + " " + own);
        this.usual = own.isEmpty() ? null : URI.create(own);
        this.gateway = URI.create(settings.gateway().strip().replaceAll("/+$", "") + StateChanged.GATEWAY);
        if (AllowedUrl.parse(gateway.toString()).isEmpty()) {
            throw new IllegalArgumentException("TAR_GATEWAY_URL is no http:// or https:// URL");
        }
        this.secrets = allowed.isEmpty() && settings.webhookSecret().isBlank()
                ? null
                : Secrets.parse("TAR_WEBHOOK_SECRET", settings.webhookSecret());
    }

    public boolean areOn() {
        return secrets != null;
    }

    /** Whether somebody is told of this message. */
    boolean areFor(SendMessage message) {
        return secrets != null && (usual != null || message.callback() != null);
    }

    /**
     * Who is told of a message that names this one: the gateway beside who is told otherwise, for it is no stranger.
     *
     * @throws ProblemException 400 if it is no URL that could be called, 403 if it is not allowed
     */
    public List<URI> of(@Nullable URI named) {
        if (named == null || named.equals(StateChanged.GATEWAY)) {
            return Stream.of(secrets == null ? null : named, usual).filter(Objects::nonNull).toList();
        }
        if (AllowedUrl.parse(named.toString()).isEmpty()) {
            throw ProblemException.malformed(
                    "callback is neither /events/messages nor a plain http:// or https:// URL with a host.");
        }
        if (allowed(named.toString()).isEmpty()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "callback-not-allowed",
                    "The callback is not allowed: add its URL, or one above it, to TAR_CALLBACK_ALLOW of outbound.");
        }
        return List.of(named);
    }

    /** What to call. */
    URI url(String callback) {
        return isGateway(callback) ? gateway : URI.create(callback);
    }

    private static boolean isGateway(String callback) {
        return callback.equals(StateChanged.GATEWAY.toString());
    }

    /** What signs for it by the settings of this moment; empty if it may not be called any more. */
    Optional<StandardWebhooks> signature(String callback) {
        return secrets == null
                ? Optional.empty()
                : key(callback).map(name -> new StandardWebhooks(secrets.derive(name), clock));
    }

    private Optional<String> key(String callback) {
        return isGateway(callback)
                ? Optional.of("messages")
                : allowed(callback).map(to -> "url:" + to.webOrigin());
    }

    private Optional<AllowedUrl> allowed(String url) {
        return AllowedUrl.parse(url).filter(allowed::allow);
    }
}
