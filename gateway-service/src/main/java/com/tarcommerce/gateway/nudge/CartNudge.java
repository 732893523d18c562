package com.tarcommerce.gateway.nudge;

import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was done about an unpaid cart until now.
 *
 * @param told      how often somebody heard of it
 * @param sent      how often that was the customer
 * @param withdrawn how many of these texts were taken back before they left
 * @param version   the cart's, when this was written
 * @param notBefore nobody hears of it again before
 * @param muted     nobody hears of it again
 * @param sentAt    when the customer was last written to
 */
public record CartNudge(long told, long sent, long withdrawn, long version, @Nullable Instant notBefore,
        boolean muted, @Nullable Instant sentAt) {
    /** Between two texts to one customer, and for how long a room puts a cart off. */
    public static final Duration PAUSE = Duration.ofDays(1);
    static final CartNudge NONE = new CartNudge(0, 0, 0, -1, null, false, null);

    /**
     * When the cart is to be looked at: once it was left alone for long enough; and of one that nobody touched since,
     * only if that was agreed. Empty for never.
     *
     * @param wait how long it may be left alone
     */
    public Optional<Instant> nextLook(Node cart, Duration wait) {
        if (muted || !Carts.isUnpaid(cart)) {
            return Optional.empty();
        }
        if (version == cart.version()) {
            return Optional.ofNullable(notBefore);
        }
        var touched = cart.updatedAt().isAfter(cart.createdAt()) ? cart.updatedAt() : cart.createdAt();
        return Stream.of(Optional.of(touched.plus(wait)), Optional.ofNullable(notBefore), freeAt())
                .flatMap(Optional::stream).max(Instant::compareTo);
    }

    /** When the customer may be written to again, whoever wants it; empty if that is now. */
    public Optional<Instant> pausedUntil(Instant now) {
        return freeAt().filter(free -> free.isAfter(now));
    }

    /** How many texts the customer has got, or will. */
    public long left() {
        return sent - withdrawn;
    }

    private Optional<Instant> freeAt() {
        return Optional.ofNullable(sentAt).map(sent -> sent.plus(PAUSE));
    }

    /** Until when somebody has put the cart off; empty if nobody has, or that is over. */
    public Optional<Instant> putOffUntil(Instant now) {
        return Optional.ofNullable(notBefore).filter(later -> later.isAfter(now));
    }

    /** Whether a person has: the next look after a text of ours is none of theirs. */
    public boolean isPutOff(Instant now) {
        return putOffUntil(now).filter(later -> !freeAt().equals(Optional.of(later))).isPresent();
    }

    /** When it is looked at again after the customer was written to now; null if that was the last time. */
    @Nullable
    Instant afterSending(int most, Instant now) {
        return left() + 1 < most ? now.plus(PAUSE) : null;
    }
}
