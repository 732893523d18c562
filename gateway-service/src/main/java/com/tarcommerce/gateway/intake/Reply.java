package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said in answer to one message, decided inside its transaction and sent after it.
 *
 * @param tenant the shop that is answered; {@link #NO_SHOP} in a chat that belongs to none
 * @param cause  what the alerts of the change name too, if known: they may go out together
 */
public record Reply(String tenant, List<Part> parts, @Nullable String cause) {
    public static final String NO_SHOP = "none";
    /** What was so when it was decided is said as if it were so now, and so not much later. */
    static final Duration WORTH_SAYING = Duration.ofHours(24);

    public Reply {
        parts = List.copyOf(parts);
    }

    public Reply(String tenant, List<Part> parts) {
        this(tenant, parts, null);
    }

    /**
     * @param replyTo the message answered or edited, or the press answered
     * @param secret  true for a text that is to be forgotten once it is sent
     * @param key     its own, where something else may say the same: whichever comes first says it; absent for a part
     *                that only this reply has
     * @param expiresAt not sent any more after this moment
     * @param file      whose caption the text is
     */
    public record Part(Room room, MessageKind kind, String text, List<List<Button>> buttons, @Nullable String replyTo,
            @Nullable Boolean secret, @Nullable String key, @Nullable Instant expiresAt, @Nullable Media file) {
        public Part {
            buttons = List.copyOf(buttons);
        }

        public Part(Room room, MessageKind kind, String text, List<List<Button>> buttons, @Nullable String replyTo) {
            this(room, kind, text, buttons, replyTo, null, null, null, null);
        }

        /** What has no moment of its own has this one; nothing is taken away too late. */
        Part until(Instant moment) {
            return expiresAt != null || (kind == MessageKind.EDIT && text.isEmpty())
                    ? this
                    : new Part(room, kind, text, buttons, replyTo, secret, key, moment, file);
        }

        /** One that something else may have said before. */
        public static Part known(String key, Room room, String text, Instant expiresAt) {
            return new Part(room, MessageKind.MESSAGE, text, List.of(), null, null, key, expiresAt, null);
        }
    }

    /** The same with more after it. */
    public Reply with(List<Part> more) {
        return new Reply(tenant, Stream.concat(parts.stream(), more.stream()).toList(), cause);
    }

    Reply because(@Nullable String newCause) {
        return new Reply(tenant, parts, newCause);
    }

    Reply until(Instant moment) {
        return new Reply(tenant, parts.stream().map(part -> part.until(moment)).toList(), cause);
    }

    public static Reply silence() {
        return new Reply(NO_SHOP, List.of());
    }

    public static Reply text(String tenant, Room room, String text) {
        return new Reply(tenant, List.of(new Part(room, MessageKind.MESSAGE, text, List.of(), null)));
    }

    /**
     * A text with a key or a code in it: nobody keeps it once it is sent.
     *
     * @param replyTo the message that asked for it, where the platform shows it to whoever wrote that only
     */
    public static Reply secret(String tenant, Room room, String text, @Nullable String replyTo) {
        return new Reply(tenant,
                List.of(new Part(room, MessageKind.MESSAGE, text, List.of(), replyTo, true, null, null, null)));
    }

    /** @param file that goes with it, for rooms that can show one */
    public static Reply question(String tenant, Room room, String text, List<List<Button>> buttons,
            @Nullable Media file) {
        return new Reply(tenant,
                List.of(new Part(room, MessageKind.MESSAGE, text, buttons, null, null, null, null, file)));
    }
}
