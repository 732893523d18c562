package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.gateway.intake.ForgetWith;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is shown in rooms, to those who look; kept for as long as the inbox keeps what was said. */
@Component
public class WebFeed implements ForgetWith {
    /** How much of a room is shown to who comes in. */
    public static final int LATEST = 100;
    static final Duration SECRETS_SHOWN = Duration.ofMinutes(10);
    /** A delivery is not repeated for longer. */
    private static final Duration EDITS_KNOWN = Duration.ofDays(30);

    private final WebMessageStore messages;
    private final WebRoomStore rooms;
    private final InstantSource clock;

    WebFeed(WebMessageStore messages, WebRoomStore rooms, InstantSource clock) {
        this.messages = messages;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * From where reading begins.
     *
     * @param last what was seen last; null for who comes in. Whoever has seen more than there was (the data is of an older
     *             backup) comes in, too
     */
    @Transactional(readOnly = true)
    public long start(String tenant, String room, @Nullable Long last) {
        return last != null && last <= rooms.lastSeq(room) ? last : messages.beforeLatest(tenant, room, LATEST);
    }

    /**
     * What changed in the room after that, in the order of the changes, each once with its latest words; a secret of
     * somebody else, or that has been shown for long enough, comes without its text.
     *
     * @param viewer the id of who looks
     * @return empty if the room is not the shop's any more
     */
    @Transactional(readOnly = true)
    public Optional<List<WebMessage>> after(String tenant, String room, String viewer, long seq, int most) {
        if (rooms.tenantOf(room).filter(tenant::equals).isEmpty()) {
            return Optional.empty();
        }
        var shown = clock.instant().minus(SECRETS_SHOWN);
        return Optional
                .of(messages.after(tenant, room, seq, most).stream().map(each -> each.seenBy(viewer, shown)).toList());
    }

    @Override
    public boolean forget(Instant before, int most) {
        var secretsBefore = clock.instant().minus(SECRETS_SHOWN);
        messages.forgetSecrets(secretsBefore);
        var edits = messages.forgetEdits(clock.instant().minus(EDITS_KNOWN), most);
        // However short texts are kept: who is there has to see what was just said.
        var texts = messages.forget(before.isBefore(secretsBefore) ? before : secretsBefore, most);
        return edits == most || texts == most;
    }
}
