package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.problem.ProblemException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** What becomes of a message on a channel that can't carry all of it. */
public final class Fit {
    private Fit() {
    }

    /**
     * Before it is taken on.
     *
     * @throws ProblemException 400 for what no fallback would do right
     */
    public static void check(SendMessage message) {
        var abilities = Abilities.of(message.room());
        if (message.room().thread() != null && !abilities.can(Ability.THREADS)) {
            throw ProblemException.malformed(abilities.name() + " has no threads: leave room.thread out");
        }
        var buttons = message.buttons() == null
                ? 0
                : message.buttons().stream().mapToInt(Collection::size).sum();
        if (buttons > abilities.buttons().atMost()) {
            throw ProblemException.malformed("buttons: " + abilities.name() + " takes at most "
                    + abilities.buttons().atMost() + ", and these are " + buttons + ": send fewer");
        }
    }

    /** As its channel can carry it; empty if that is nothing. */
    public static Optional<SendMessage> of(SendMessage message) {
        var abilities = Abilities.of(message.room());
        return switch (Objects.requireNonNullElse(message.kind(), MessageKind.MESSAGE)) {
            case MESSAGE -> saysNothing(message)
                    ? Optional.empty()
                    : Optional.of(message.replyTo() == null || abilities.can(Ability.REPLIES)
                            ? message
                            : message.as(MessageKind.MESSAGE, null));
            case EDIT -> abilities.can(Ability.EDITS)
                    ? Optional.of(message)
                    : of(message.as(MessageKind.MESSAGE, null));
            case CALLBACK_ANSWER -> pressAnswer(message, abilities);
            case TYPING -> abilities.showsTyping(message.replyTo()) ? Optional.of(message) : Optional.empty();
            case PROGRESS -> of(message.as(abilities.can(Ability.EDITS) ? MessageKind.MESSAGE : MessageKind.TYPING,
                    message.replyTo()));
        };
    }

    /** An edit that takes a message away, where that is not there or can't be changed. */
    private static boolean saysNothing(SendMessage message) {
        return message.text().isBlank() && message.media() == null && message.buttons() == null;
    }

    private static Optional<SendMessage> pressAnswer(SendMessage message, Abilities abilities) {
        if (message.text().isBlank() && !abilities.can(Ability.PRESSES_WAIT)) {
            return Optional.empty();
        }
        return Optional.of(abilities.can(Ability.NOTES) ? message : message.as(MessageKind.MESSAGE, null));
    }
}
