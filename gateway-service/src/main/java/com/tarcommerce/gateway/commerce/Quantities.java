package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Counts as the table keeps them: at most three decimals, at most a billion. */
public final class Quantities {
    public static final int DECIMALS = 3;
    public static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private Quantities() {
    }

    /** Whether the table can hold it exactly. */
    public static boolean fits(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= DECIMALS && quantity.abs().compareTo(MOST) <= 0;
    }

    /** Without needless decimals or exponent; what SQL arithmetic left beyond three decimals is rounded away. */
    static BigDecimal tidy(BigDecimal quantity) {
        var bare = quantity.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
