package com.tarcommerce.outbound.media;

import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.url.DownloadFile;
import com.tarcommerce.common.url.Downloaded;
import com.tarcommerce.outbound.ability.Abilities;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gets the file of a message for its channel. Only so much is in memory at once: who finds no room comes again. */
@Component
public class OpenMedia {
    private static final int MIB = 1024 * 1024;
    /** Three of the largest. */
    private static final int ROOM = 3 * (KeepMedia.MOST_BYTES / MIB + 1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FETCH = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(OpenMedia.class);

    private final MediaStore store;
    private final ReadMedia readMedia;
    private final MediaSettings settings;
    private final DownloadFile download = new DownloadFile(KeepMedia.MOST_BYTES, FETCH);
    private final Semaphore room = new Semaphore(ROOM, true);

    OpenMedia(MediaStore store, ReadMedia readMedia, MediaSettings settings) {
        this.store = store;
        this.readMedia = readMedia;
        this.settings = settings;
    }

    /** @param message with media */
    public <T> T open(SendMessage message, Function<Opened, T> use) {
        var media = Objects.requireNonNull(message.media());
        var needed = needed(message.tenant(), media);
        try {
            if (!room.tryAcquire(needed, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return use.apply(new Opened.Later(false, "other files are being sent"));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return use.apply(new Opened.Later(false, "the service is being stopped"));
        }
        try {
            return use.apply(opened(message, media));
        } finally {
            room.release(needed);
        }
    }

    private Opened opened(SendMessage message, Media media) {
        try {
            return media.url() == null ? kept(message, media) : fetched(message, media, media.url());
        } catch (RuntimeException ours) {
            LOG.atError().setCause(ours).log("the file of a message could not be read");
            return new Opened.Later(true, "an error of ours: " + ours.getClass().getSimpleName());
        }
    }

    private int needed(String tenant, Media media) {
        var size = media.id() == null
                ? KeepMedia.MOST_BYTES
                : store.find(tenant, media.id()).map(MediaStore.Kept::size).orElse(0);
        return size / MIB + 1;
    }

    private Opened kept(SendMessage message, Media media) {
        var id = Objects.requireNonNullElse(media.id(), "");
        var bytes = readMedia.read(message.tenant(), id);
        var kept = store.find(message.tenant(), id);
        if (bytes.isEmpty() || kept.isEmpty()) {
            return new Opened.Refused("its file is not kept any more: send it again under a new idempotencyKey");
        }
        return Abilities.of(message.room()).files().as(media.kind(), kept.get().type(), kept.get().size())
                .<Opened>map(kind -> new Opened.Ready(enclosed(bytes.get(), kept.get().type(), kind, media)))
                .orElseGet(() -> new Opened.Refused("its channel does not take such a file any more"));
    }

    private Opened fetched(SendMessage message, Media media, URI url) {
        if (!settings.allows(url)) {
            return new Opened.Refused("media.url is not allowed by TAR_MEDIA_ALLOW any more");
        }
        return switch (download.get(url, Map.of())) {
            case Downloaded.Content content -> fitting(message, media, url, content.bytes());
            case Downloaded.TooLarge _ -> new Opened.AsLink(url.toString());
            case Downloaded.TooSlow _ ->
                new Opened.Later(true, "media.url gave no file within " + FETCH.toSeconds() + " s");
            case Downloaded.Refused(var status) -> new Opened.Refused("media.url answered " + status);
            case Downloaded.Away(var why) -> new Opened.Later(true, "media.url: " + why);
        };
    }

    private static Opened fitting(SendMessage message, Media media, URI url, byte[] bytes) {
        return FileType.of(bytes, null)
                .flatMap(type -> Abilities.of(message.room()).files().as(media.kind(), type, bytes.length)
                        .<Opened>map(kind -> new Opened.Ready(enclosed(bytes, type, kind, media))))
                .orElseGet(() -> new Opened.AsLink(url.toString()));
    }

    private static Enclosed enclosed(byte[] bytes, String type, MediaKind kind, Media media) {
        var name = media.name() == null ? "" : media.name().replaceAll("[\\p{Cntrl}/\\\\\"]", "_").strip();
        return new Enclosed(bytes, type, name.isEmpty() ? FileType.nameOf(type) : name, kind == MediaKind.PHOTO);
    }
}
