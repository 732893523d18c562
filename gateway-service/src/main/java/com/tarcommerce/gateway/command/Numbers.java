package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.command.Outcome.Declined;
import com.tarcommerce.gateway.commerce.Quantities;
import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.util.Optional;

/** What a number must be before it reaches the data; what can hardly be meant is asked back. */
final class Numbers {
    static final BigDecimal MUCH = BigDecimal.valueOf(100_000);
    static final BigDecimal DEAR = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST_RUPEES = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MOST_TOTAL = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final int PAISE = 2;

    private Numbers() {
    }

    /** What is wrong with a stock or an ordered count, if anything. */
    static Optional<Outcome> doubtAboutCount(Occasion on, BigDecimal count, Intent intent) {
        if (count.signum() < 0) {
            return Optional.of(new Declined(on.say("number.negative"), "negative_number"));
        }
        return doubtAboutSize(on, count, intent);
    }

    static Optional<Outcome> doubtAboutSize(Occasion on, BigDecimal count, Intent intent) {
        if (count.abs().compareTo(Quantities.MOST) > 0) {
            return Optional.of(new Declined(on.say("number.too-large"), "number_too_large"));
        }
        if (!Quantities.fits(count)) {
            return Optional.of(new Declined(on.say("number.too-fine"), "number_too_fine"));
        }
        return isMuch(on, count)
                ? Optional.of(sure(on, Amounts.count(count), intent))
                : Optional.empty();
    }

    static Outcome sure(Occasion on, String number, Intent intent) {
        return Outcome.confirm(on, on.say("number.sure", number, ChangeInWords.of(on, intent).orElse(number)), intent);
    }

    static boolean isMuch(Occasion on, BigDecimal count) {
        return count.abs().compareTo(MUCH) > 0 && !on.confirmed();
    }

    static Optional<Outcome> doubtAboutPrice(Occasion on, BigDecimal rupees, Intent intent) {
        if (rupees.signum() < 0) {
            return Optional.of(new Declined(on.say("price.negative"), "negative_number"));
        }
        if (rupees.compareTo(MOST_RUPEES) > 0) {
            return Optional.of(new Declined(on.say("number.too-large"), "number_too_large"));
        }
        if (rupees.stripTrailingZeros().scale() > PAISE) {
            return Optional.of(new Declined(on.say("price.too-fine"), "number_too_fine"));
        }
        return rupees.compareTo(DEAR) > 0 && !on.confirmed()
                ? Optional.of(sure(on, on.money(paise(rupees)), intent))
                : Optional.empty();
    }

    /** As it will be written if it can be kept; else as it was said, for a question about what can't. */
    static String rupees(Occasion on, BigDecimal rupees) {
        return rupees.stripTrailingZeros().scale() <= PAISE && rupees.abs().compareTo(MOST_RUPEES) <= 0
                ? on.money(paise(rupees))
                : rupees.stripTrailingZeros().toPlainString();
    }

    /** Exact: whoever calls has seen to it that there are no more than two decimals. */
    static long paise(BigDecimal rupees) {
        return rupees.movePointRight(PAISE).longValueExact();
    }

    /** Whether so many at this price are more than any sum can hold. */
    static boolean overflows(BigDecimal count, long price) {
        return count.multiply(BigDecimal.valueOf(price)).compareTo(MOST_TOTAL) > 0;
    }
}
