package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that Tar asked and what an answer to it means.
 *
 * @param id     a button's id; never trusted: what it means stands here
 * @param family the answers of one question: giving one uses up all
 * @param used   an answer was given
 */
record Question(String id, String family, Scope scope, Meaning meaning, Instant expiresAt, boolean used) {
    static final Duration VALID = Duration.ofMinutes(10);
    /** The asker of what a whole room was asked. */
    static final String ANYBODY = "";

    /** Where it was asked, and whom. */
    record Scope(String tenant, Room room, String asker, Locale language) {

        static Scope of(Occasion on) {
            return new Scope(on.shop(), on.room(), on.sender().id(), on.voice().language());
        }
    }

    /**
     * @param intent    absent for the answer that only closes the question
     * @param confirmed the answer is a confirmation
     * @param awaits    filled by a short text; absent for a button
     * @param bill      what a button under a bill does; the intent is the right that it takes
     * @param step      what is done about the cart that the intent names; absent if the intent itself is
     * @param words     what that step sends; absent for words that are still to be found
     * @param parts     the commands that are taken one by one; there is no intent then
     */
    record Meaning(@Nullable Intent intent, boolean confirmed, @Nullable Slot awaits, @Nullable Bill bill,
            @Nullable CartStep step, @Nullable String words, @Nullable Parts parts) {

        static Meaning awaiting(Intent intent, Slot slot) {
            return new Meaning(intent, false, slot, null, null, null, null);
        }

        static Meaning ofStep(Intent.NudgeCart cart, CartStep step, @Nullable String words) {
            return new Meaning(cart, false, null, null, step, words, null);
        }
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isIn(Room place) {
        var room = scope.room();
        return room.inThread(null).key().equals(place.inThread(null).key());
    }
}
