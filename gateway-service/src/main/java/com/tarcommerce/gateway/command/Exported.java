package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Period;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file may hold, and for which days.
 *
 * @param period absent for the stock, which is as it is now
 */
record Exported(Kind kind, @Nullable Period period) {

    /** What {@code /export} takes. Whoever may have it read out may have it as a file. */
    enum Kind {
        STOCK(IntentName.LIST_LOW_STOCK), ORDERS(IntentName.LIST_ORDERS), SALES(IntentName.SALES_SUMMARY);

        private final IntentName right;

        Kind(IntentName right) {
            this.right = right;
        }

        IntentName right() {
            return right;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code orders last month}; a month is meant where no days are named. Empty for anything else. */
    static Optional<Exported> read(String argument) {
        var words = argument.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
        for (var kind : Kind.values()) {
            if (kind.wire().equals(words[0])) {
                return read(kind, words.length == 1 ? "" : words[1].replaceAll("\\s+", "_"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Exported> read(Kind kind, String period) {
        if (kind == Kind.STOCK) {
            return period.isEmpty() ? Optional.of(new Exported(kind, null)) : Optional.empty();
        }
        return Period.find(period.isEmpty() ? Period.THIS_MONTH.wire() : period)
                .map(found -> new Exported(kind, found));
    }
}
