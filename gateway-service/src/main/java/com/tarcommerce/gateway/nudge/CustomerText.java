package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.shop.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text to the customer of a cart, as it leaves.
 *
 * @param key       the same for the n-th text about one cart, whatever led to it: an alarm, a button, or both at once
 * @param expiresAt after 12 hours, and when the shop's quiet hours begin: what has not left by then does not leave
 */
public record CustomerText(String key, Room room, String text, Instant expiresAt) {
    private static final String KEY = "cart.nudge:";
    private static final Pattern WHOLE_KEY = Pattern
            .compile(KEY + "(?<shop>[^:]+):(?<cart>.+):(?<created>\\d{1,15}):(?<number>\\d{1,9})");
    /** What is said of an unpaid cart is no news after that. */
    public static final Duration WORTH_TELLING = Duration.ofHours(12);

    /**
     * @param until what was done about the cart before
     * @param text  with how to get no more of them
     */
    static CustomerText of(Node cart, CartNudge until, Contact person, String text, Tenant shop, Instant now) {
        var latest = now.plus(WORTH_TELLING);
        var expiresAt = shop.quiet().nextBegin(now, shop.zone()).filter(quiet -> quiet.isBefore(latest))
                .orElse(latest);
        return new CustomerText(key(cart, until.sent() + 1), person.room(), text, expiresAt);
    }

    /**
     * {@code cart.nudge:<tenant>:<cart>:<created>:<n>}. A cart that gets the number of one that was deleted was created
     * at another millisecond.
     */
    private static String key(Node cart, long number) {
        return CauseKey.shorten(KEY + cart.tenant() + ":" + cart.id() + ":" + cart.createdAt().toEpochMilli() + ":"
                + number);
    }

    /** Which of these texts a key is of; empty for any other, and for one of a cart whose id is so long that it is not in it. */
    public static Optional<Which> which(String key) {
        var match = WHOLE_KEY.matcher(key);
        return match.matches()
                ? Optional.of(new Which(match.group("shop"), match.group("cart"),
                        Instant.ofEpochMilli(Long.parseLong(match.group("created"))),
                        Long.parseLong(match.group("number"))))
                : Optional.empty();
    }

    /**
     * @param created when the cart was
     * @param number  1 for the first text about it
     */
    public record Which(String shop, String cart, Instant created, long number) {

        public boolean isAbout(Node other) {
            return other.createdAt().toEpochMilli() == created.toEpochMilli();
        }
    }
}
