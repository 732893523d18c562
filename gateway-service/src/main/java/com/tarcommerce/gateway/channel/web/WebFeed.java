package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.gateway.intake.ForgetWith;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is shown in rooms, to those who look; kept for as long as the inbox keeps what was said. */
@Component
public class WebFeed implements ForgetWith {
    /** How much of a room is shown to who comes in. */
    public static final int LATEST = 100;
    static final Duration SECRETS_SHOWN = Duration.ofMinutes(10);

    private final WebMessageStore messages;
    private final WebRoomStore rooms;
    private final InstantSource clock;

    WebFeed(WebMessageStore messages, WebRoomStore rooms, InstantSource clock) {
        this.messages = messages;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** From where reading begins for who comes in. */
    @Transactional(readOnly = true)
    public long start(String tenant, String room) {
        return messages.beforeLatest(tenant, room, LATEST);
    }

    /**
     * What changed in the room after that, in the order of the changes, each once with its latest words; a secret that has
     * been shown for long enough comes without its text.
     *
     * @return empty if the room is not the shop's any more
     */
    @Transactional(readOnly = true)
    public Optional<List<WebMessage>> after(String tenant, String room, long seq, int most) {
        if (rooms.tenantOf(room).filter(tenant::equals).isEmpty()) {
            return Optional.empty();
        }
        var shown = clock.instant().minus(SECRETS_SHOWN);
        return Optional.of(messages.after(tenant, room, seq, most).stream().map(each -> masked(each, shown)).toList());
    }

    private static WebMessage masked(WebMessage message, Instant shown) {
        return message.secret() == null || !message.at().isBefore(shown)
                ? message
                : new WebMessage(message.id(), message.seq(), message.position(), message.kind(), message.from(), "",
                        null, null, null, true, message.at(), message.editedAt());
    }

    @Override
    public boolean forget(Instant before, int most) {
        messages.forgetSecrets(clock.instant().minus(SECRETS_SHOWN));
        return messages.forget(before, most) == most;
    }
}
