package com.tarcommerce.gateway.channel.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.TextMark;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a room, with its latest words.
 *
 * @param seq      grows with each change in the room; reading goes on from the last one seen
 * @param position where it stands in the room: that of its first change
 * @param from     who said it; absent for what Tar says
 * @param text     empty for what is forgotten
 * @param marks    how stretches of the text look
 * @param replyTo  the message that it answers, or the press
 * @param secret   true for what is shown for ten minutes, to the asker only
 * @param asker    who asked for a secret; of anything else, nobody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebMessage(String id, long seq, long position, Kind kind, @Nullable Author from, String text,
        @Nullable List<TextMark> marks, @Nullable List<List<Button>> buttons, @Nullable String replyTo,
        @Nullable Boolean secret, @JsonIgnore @Nullable String asker, Instant at, @Nullable Instant editedAt) {

    /** @param id {@code key:<API key id>}, or {@code operator} */
    public record Author(String id, String name) {
    }

    /** What it is. */
    public enum Kind {
        /** By people. */
        SAID,
        /** By Tar. */
        TOLD,
        /** The answer to a press, which {@code replyTo} names; empty if there is nothing to say. */
        NOTE,
        /** Something is being worked on. */
        TYPING;

        @com.fasterxml.jackson.annotation.JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind fromWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** As who looks at it may see it: a secret of somebody else, or of longer ago than it is shown, has no text. */
    WebMessage seenBy(String viewer, Instant shownSince) {
        return secret == null || (viewer.equals(asker) && !at.isBefore(shownSince))
                ? this
                : new WebMessage(id, seq, position, kind, from, "", null, null, replyTo, true, asker, at, editedAt);
    }

    boolean hasButton(String button) {
        return buttons != null
                && buttons.stream().anyMatch(row -> row.stream().anyMatch(each -> each.id().equals(button)));
    }
}
