package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.Quantities;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Tar itself reads in an item's {@code data}: a low mark that is no number would never alert. */
final class ItemData {
    private static final Pattern UNIT = Pattern.compile("\\P{Cc}{1,32}");

    private ItemData() {
    }

    /** @return what was given; a null field removes one and is always good */
    static @Nullable Map<String, @Nullable Object> checked(@Nullable Map<String, @Nullable Object> data) {
        if (data != null) {
            low(data.get("low"));
            unit(data.get("unit"));
        }
        return data;
    }

    private static void low(@Nullable Object low) {
        if (low != null && !(low instanceof Number number && isQuantity(new BigDecimal(number.toString())))) {
            throw ProblemException.malformed(
                    "data.low must be a number from 0 to 1000000000 with at most 3 decimals: alert at or below it.");
        }
    }

    private static boolean isQuantity(BigDecimal low) {
        return low.signum() >= 0 && Quantities.fits(low);
    }

    private static void unit(@Nullable Object unit) {
        if (unit != null && !(unit instanceof String word && UNIT.matcher(word.strip()).matches())) {
            throw ProblemException.malformed("data.unit must be a word of at most 32 characters, like \"kg\".");
        }
    }
}
