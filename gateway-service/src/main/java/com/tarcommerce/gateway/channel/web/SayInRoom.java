package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.channel.web.WebMessage.Author;
import com.tarcommerce.gateway.channel.web.WebMessage.Kind;
import com.tarcommerce.gateway.intake.Arrival;
import com.tarcommerce.gateway.intake.InboxWith;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is said and pressed in a room, like an update of any channel: it is on the disk, and shown in the room, before
 * this returns; what comes of it follows by itself. The same key again is the same thing again.
 */
@Component
public class SayInRoom {
    /** What people see of one. */
    private static final String PICTURE = "📷 ";

    private final WebMessageStore messages;
    private final WebRoomStore rooms;
    private final InboxWith inbox;
    private final RoomBell bell;
    private final InstantSource clock;
    private final JsonMapper json;

    SayInRoom(WebMessageStore messages, WebRoomStore rooms, InboxWith inbox, RoomBell bell, InstantSource clock,
            JsonMapper json) {
        this.messages = messages;
        this.rooms = rooms;
        this.inbox = inbox;
        this.bell = bell;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param key the Idempotency-Key, if one was sent
     * @return the message's id
     * @throws ProblemException 409 {@code idempotency-key-reused}
     * @throws com.tarcommerce.gateway.intake.TemporaryFailure if it could not be kept
     */
    public String say(String tenant, WebRoom room, Sender by, String text, @Nullable String key) {
        return say(tenant, room, by, new Said(text, null), key);
    }

    /**
     * Words, a picture, or both.
     *
     * @param key the Idempotency-Key, if one was sent
     * @return the message's id
     * @throws ProblemException 409 {@code idempotency-key-reused}
     * @throws com.tarcommerce.gateway.intake.TemporaryFailure if it could not be kept
     */
    public String say(String tenant, WebRoom room, Sender by, Said said, @Nullable String key) {
        var update = update(room, key);
        var words = new KeptWords(idOf("in_", update), room.id(), room.title(), by.id(), by.name(),
                Texts.clean(said.text()), null, null, clock.instant(), said.picture());
        keep(update, words, () -> messages.put(tenant, room.id(), shown(words, rooms.nextSeq(room.id()))));
        bell.ring(room.id());
        return words.id();
    }

    /**
     * Presses a button that stands in the room now.
     *
     * @param key the Idempotency-Key, if one was sent
     * @return the press's id, which its answer names
     * @throws ProblemException 404 {@code not-found} if it does not; 409 {@code idempotency-key-reused}
     * @throws com.tarcommerce.gateway.intake.TemporaryFailure if it could not be kept
     */
    public String press(String tenant, WebRoom room, Sender by, Pressed pressed, @Nullable String key) {
        var update = update(room, key);
        var words = new KeptWords(idOf("press_", update), room.id(), room.title(), by.id(), by.name(), null,
                pressed.button(), pressed.message(), clock.instant(), null);
        keep(update, words, () -> requireButton(tenant, room, pressed));
        return words.id();
    }

    /** @param text the caption of a picture, which may be empty */
    public record Said(String text, @Nullable Picture picture) {
    }

    /**
     * A picture or a PDF that outbound keeps.
     *
     * @param id   fetches it
     * @param type as its bytes have it
     * @param size in bytes
     */
    public record Picture(String id, String type, int size) {
    }

    /** A button and the message under which it stands. */
    public record Pressed(String message, String button) {
    }

    private void keep(String update, KeptWords words, Runnable also) {
        var before = inbox.keep(new Arrival(WebRoom.CHANNEL, "", update, WebRoom.roomOf(words.room()).key(),
                json.writeValueAsString(words)), also);
        if (before != null && !before.isEmpty() && !words.repeats(json.readValue(before, KeptWords.class))) {
            throw ProblemException.conflict("idempotency-key-reused",
                    "This Idempotency-Key came before with another request: take a new key for a new request.");
        }
    }

    private void requireButton(String tenant, WebRoom room, Pressed pressed) {
        if (messages.find(tenant, room.id(), pressed.message()).filter(message -> message.kind() == Kind.TOLD)
                .filter(message -> message.hasButton(pressed.button())).isEmpty()) {
            throw ProblemException.notFound("This button does not stand in the room any more.");
        }
    }

    private static WebMessage shown(KeptWords words, long seq) {
        return new WebMessage(words.id(), seq, seq, Kind.SAID, new Author(words.sender(), words.name()),
                (words.picture() == null ? "" : PICTURE) + words.text(), null, null, null, null, null, words.at(),
                null);
    }

    private static String update(WebRoom room, @Nullable String key) {
        return room.id() + "/" + (key == null ? RandomId.next("") : "key/" + key);
    }

    private static String idOf(String prefix, String update) {
        return prefix + UUID.nameUUIDFromBytes(update.getBytes(StandardCharsets.UTF_8));
    }
}
