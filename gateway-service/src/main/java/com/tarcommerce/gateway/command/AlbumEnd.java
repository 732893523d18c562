package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.gateway.intake.Upcoming;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether more pictures of an album are coming: no platform says how many there are, but they come together. */
@Component
class AlbumEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Upcoming upcoming;
    private final ReadPage page;

    AlbumEnd(Upcoming upcoming, ReadPage page) {
        this.upcoming = upcoming;
        this.page = page;
    }

    /** One that comes later than a second after this was read is answered by itself. Words under one are their own answer. */
    boolean goesOn(long inboundId, String album) {
        return isFollowed(inboundId, album) || (waited() && isFollowed(inboundId, album));
    }

    private boolean isFollowed(long inboundId, String album) {
        return upcoming.after(inboundId).stream().anyMatch(next -> next instanceof Incoming.Media media
                && album.equals(media.album()) && media.caption() == null && !media.edited() && page.canRead(media));
    }

    private static boolean waited() {
        try {
            Thread.sleep(PATIENCE);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("the service is being stopped", null);
        }
    }
}
