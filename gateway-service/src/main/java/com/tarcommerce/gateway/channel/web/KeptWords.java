package com.tarcommerce.gateway.channel.web;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, showed or pressed, as the inbox keeps it.
 *
 * @param id     of the message said, or of the press
 * @param title  of the room
 * @param sender {@code key:<API key id>} or {@code operator}
 * @param text   absent for a press
 * @param button absent for what was said
 * @param under  the message under which the button stands
 * @param picture what was shown, whose caption the text is
 */
record KeptWords(String id, String room, String title, String sender, String name, @Nullable String text,
        @Nullable String button, @Nullable String under, Instant at, SayInRoom.@Nullable Picture picture) {

    /** Whether it is the same request again: the moment, and what people are called, may be others. */
    boolean repeats(KeptWords before) {
        return Objects.equals(text, before.text) && Objects.equals(button, before.button)
                && Objects.equals(under, before.under) && Objects.equals(picture, before.picture)
                && sender.equals(before.sender);
    }
}
