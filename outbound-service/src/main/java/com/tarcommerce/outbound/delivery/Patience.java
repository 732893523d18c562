package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.outbound.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For how long a message is tried, keeps its room waiting, and matters at all. */
final class Patience {
    static final Duration LONGEST_HOLD = Duration.ofMinutes(15);
    /** A platform forgets a press soon after. */
    private static final Duration PRESS_MATTERS = Duration.ofSeconds(30);
    private static final Duration TYPING_MATTERS = Duration.ofSeconds(2);
    /** Most of what takes longer is done soon after. */
    private static final Duration PROGRESS_MATTERS = Duration.ofSeconds(10);

    private Patience() {
    }

    /** Whether it may keep its room waiting no longer. */
    static boolean isTooLong(@Nullable Instant heldSince, Instant now) {
        return heldSince != null && !now.isBefore(heldSince.plus(LONGEST_HOLD));
    }

    /** Whether it is given up, however little it was to blame. */
    static boolean isOver(Instant heldSince, Instant now) {
        return !now.isBefore(heldSince.plus(Backoff.LONGEST_OUTAGE));
    }

    /** Whether nobody would want the message any more, be it sent now or later. */
    static boolean isMoot(Claim claim, Instant when) {
        return switch (Objects.requireNonNullElse(claim.message().kind(), MessageKind.MESSAGE)) {
            case MESSAGE, EDIT -> false;
            case CALLBACK_ANSWER -> !when.isBefore(claim.acceptedAt().plus(PRESS_MATTERS));
            case TYPING -> !when.isBefore(claim.acceptedAt().plus(TYPING_MATTERS));
            case PROGRESS -> !when.isBefore(claim.acceptedAt().plus(PROGRESS_MATTERS));
        };
    }

    /** Whoever wrote it wants nobody to read it any more. */
    static boolean hasExpired(Claim claim, Instant now) {
        var expiry = claim.message().expiresAt();
        return expiry != null && !now.isBefore(expiry);
    }

    static Instant notAfterExpiry(Claim claim, Instant until) {
        var expiry = claim.message().expiresAt();
        return expiry == null ? until : earlier(until, expiry);
    }

    /** The end of a hold that is wanted until then. */
    static Instant notTooLong(Instant heldSince, Instant until) {
        return earlier(until, heldSince.plus(LONGEST_HOLD));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static String over(String reason) {
        return "it was tried for " + Backoff.LONGEST_OUTAGE.toDays() + " days: " + reason;
    }

    static String tooLong(String reason) {
        return "it kept its room waiting for " + LONGEST_HOLD.toMinutes() + " minutes: " + reason;
    }
}
