package com.tarcommerce.outbound.media;

import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.outbound.ability.Abilities;
import com.tarcommerce.outbound.media.MediaStore.Kept;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Looks at the file of a message before it is taken on, so that none is that could never go out. */
@Component
@EnableConfigurationProperties(MediaSettings.class)
public class AdmitMedia {
    /** A file that is about to be forgotten is not taken for a new message any more. */
    private static final Duration FRESH = ForgetMedia.KEPT.minusHours(1);

    private final MediaStore store;
    private final MediaSettings settings;
    private final InstantSource clock;

    AdmitMedia(MediaStore store, MediaSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The message as it is.
     *
     * @throws ProblemException 400 if there is no such file or its channel can't carry it, 403 if it may not be fetched
     */
    public SendMessage admitted(SendMessage message) {
        var media = message.media();
        if (media != null && media.url() != null) {
            requireAllowed(media.url());
        } else if (media != null && media.id() != null) {
            requireCarried(message, media, kept(message.tenant(), media.id()));
        }
        return message;
    }

    private void requireAllowed(URI url) {
        if (AllowedUrl.parse(url.toString()).isEmpty()) {
            throw ProblemException.malformed("media.url is no plain http:// or https:// URL with a host.");
        }
        if (!settings.allows(url)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "media-not-allowed",
                    "media.url is not allowed: add it, or one above it, to TAR_MEDIA_ALLOW of outbound.");
        }
    }

    private Kept kept(String tenant, String id) {
        return store.find(tenant, id).filter(Kept::whole)
                .filter(kept -> kept.keptAt().isAfter(clock.instant().minus(FRESH)))
                .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "no-such-media",
                        "media.id: this tenant has no such file, or not for much longer: POST /v1/media it again."));
    }

    private static void requireCarried(SendMessage message, Media media, Kept kept) {
        var channel = Abilities.of(message.room());
        if (media.kind() == MediaKind.PHOTO && !kept.type().startsWith("image/")) {
            throw ProblemException.malformed("media.kind: a photo is a picture, and this is " + kept.type()
                    + ": send it as a document");
        }
        if (channel.files().as(media.kind(), kept.type(), kept.size()).isEmpty()) {
            throw ProblemException.malformed("media: " + channel.name() + " does not take a " + media.kind().wire()
                    + " of type " + kept.type() + " and " + kept.size()
                    + " bytes: docs/channels.md says what it takes");
        }
    }
}
