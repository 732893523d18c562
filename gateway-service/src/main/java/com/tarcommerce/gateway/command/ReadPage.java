package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.gateway.shop.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Fetches a picture from the platform that has it and has it read. That ai-service is away is no failure here: it is
 * said, for whoever sent a picture waits in front of it. Only a few are held in memory at once.
 */
@Component
class ReadPage {
    private static final Logger LOG = LoggerFactory.getLogger(ReadPage.class);
    private static final int MOST_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** What phones write for themselves: nothing here reads it, and whoever sent it is told what to send. */
    private static final Set<String> OF_PHONES = Set.of("image/heic", "image/heif", "image/heic-sequence",
            "image/heif-sequence");
    private static final String NOT_INSTALLED = "ocr-not-installed";

    private final Map<String, MediaSource> sources;
    private final AskOcr ocr;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    ReadPage(List<MediaSource> sources, AskOcr ocr) {
        this.sources = sources.stream().collect(Collectors.toMap(MediaSource::channel, Function.identity()));
        this.ocr = ocr;
    }

    /** Whether it is of a kind that bills come in, or are meant to, and its channel gives it out. */
    boolean canRead(Incoming.Media media) {
        var file = media.file();
        return file != null && file.type() != null
                && (MediaSource.TYPES.contains(file.type()) || OF_PHONES.contains(file.type()))
                && (media.kind().equals("photo") || media.kind().equals("document"))
                && sources.containsKey(media.room().channel());
    }

    /**
     * Outside a transaction.
     *
     * @throws TemporaryFailure if the platform is away: then no answer would arrive there either
     */
    Page read(Room room, Incoming.File file, Tenant shop) {
        if (OF_PHONES.contains(file.type())) {
            return Page.failed(file, "bill.heic");
        }
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Page.failed(file, Page.AWAY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("the service is being stopped", null);
        }
        try {
            return switch (sourceOf(room).fetch(room, file)) {
                case MediaSource.Fetched.TooLarge _ -> Page.failed(file, "bill.too-large");
                case MediaSource.Fetched.TooSlow _ -> Page.failed(file, Page.AWAY);
                case MediaSource.Fetched.Gone _ -> Page.failed(file, "bill.gone");
                case MediaSource.Fetched.Content content -> read(file, content.bytes(), shop);
            };
        } finally {
            places.release();
        }
    }

    private MediaSource sourceOf(Room room) {
        var source = sources.get(room.channel());
        if (source == null) {
            throw new IllegalStateException("nothing fetches files of " + room.channel());
        }
        return source;
    }

    private Page read(Incoming.File file, byte[] bytes, Tenant shop) {
        try {
            return Page.of(file, ocr.read(bytes, shop));
        } catch (RestClientException failure) {
            return Page.failed(file, troubleOf(failure));
        }
    }

    private static String troubleOf(RestClientException failure) {
        var status = failure instanceof RestClientResponseException answer ? answer.getStatusCode().value() : 0;
        return switch (status) {
            case 400, 422 -> "bill.damaged";
            case 413 -> "bill.too-large";
            case 415 -> "bill.unsupported";
            default -> {
                var missing = failure instanceof RestClientResponseException answer
                        && answer.getResponseBodyAsString().contains(NOT_INSTALLED);
                LOG.atWarn().addKeyValue("status", status).addKeyValue("failure", failure.getClass().getSimpleName())
                        .log(missing ? "nothing that reads pictures is installed" : "a picture could not be read");
                yield missing ? "bill.not-installed" : Page.AWAY;
            }
        };
    }
}
