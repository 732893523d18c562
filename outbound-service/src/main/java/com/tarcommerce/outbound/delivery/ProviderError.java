package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Lapsed;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import java.time.Duration;

/** Why a platform did not take a message, in words that are the same for all platforms. */
public sealed interface ProviderError {

    /** What the platform said; no text of a message. */
    String reason();

    /** The same again, later. */
    sealed interface Passing extends ProviderError {
    }

    /** The same again at once, with a detail changed that a reader would not miss. */
    sealed interface Mendable extends ProviderError {
    }

    /** Never again as it is. */
    sealed interface Final extends ProviderError {
    }

    /** "Too many requests": the chat, or the bot, is to be left alone for so long. */
    record TooManyRequests(Duration retryAfter, Scope scope, String reason) implements Passing {

        public TooManyRequests(Duration retryAfter, String reason) {
            this(retryAfter, Scope.CHAT, reason);
        }
    }

    /** The platform is away, and says so itself. */
    record OutOfOrder(String reason) implements Passing {
    }

    /** An error that nobody knows: perhaps it passes. */
    record Puzzling(String reason) implements Passing {
    }

    /** The chat has a new id. */
    record ChatMigrated(String newChat, String reason) implements Mendable {
    }

    record TopicGone(String reason) implements Mendable {
    }

    /** Nobody may write in the topic or thread any more. */
    record TopicClosed(String reason) implements Mendable {
    }

    /** The message that it answers is gone. */
    record AnsweredGone(String reason) implements Mendable {
    }

    /** The message that it changes is gone, or can't be changed any more. */
    record EditedGone(String reason) implements Mendable {
    }

    /** A picture that can't be shown as one. */
    record PhotoUnfit(String reason) implements Mendable {
    }

    /** The marks in a text are none. */
    record MarksUnreadable(String reason) implements Mendable {
    }

    /** We were blocked, or thrown out. */
    record Blocked(String reason) implements Final {
    }

    record ChatGone(String reason) implements Final {
    }

    /** The other side must write first, or again. */
    record WindowClosed(String reason) implements Final {
    }

    record TokenWrong(String reason) implements Final {
    }

    /** The account itself is locked, not paid for or not registered. */
    record AccountBlocked(String reason) implements Final {
    }

    /** We lack a right in this chat. */
    record NotAllowed(String reason) implements Final {
    }

    /** The message itself can't be sent. */
    record Invalid(String reason) implements Final {
    }

    /** It would be seen by nobody any more. */
    record TooLate(String reason) implements Final {
    }

    /** What follows from it, once nothing can be mended any more. */
    default Delivery delivery() {
        return switch (this) {
            case TooManyRequests(var retryAfter, var scope, var reason) -> new Paused(retryAfter, scope, reason);
            case OutOfOrder(var reason) -> new Deferred(false, reason);
            case Puzzling(var reason) -> new Deferred(true, reason);
            case Mendable mendable -> new Refused(mendable.reason());
            case Blocked(var reason) -> new Refused("blocked: " + reason);
            case ChatGone(var reason) -> new Refused("the chat is gone: " + reason);
            case WindowClosed(var reason) -> new Refused("the other side must write first: " + reason);
            case TokenWrong(var reason) -> new LockedOut(reason);
            case AccountBlocked(var reason) -> new LockedOut(reason);
            case NotAllowed(var reason) -> new Refused("a right is missing: " + reason);
            case Invalid(var reason) -> new Refused("it can't be sent as it is: " + reason);
            case TooLate(var reason) -> new Lapsed(reason);
        };
    }
}
