package com.tarcommerce.gateway.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes counts and money as a shopkeeper would: no needless decimals, lakhs and crores grouped. */
public final class Amounts {
    private static final int DECIMALS = 3;

    private Amounts() {
    }

    /** {@code 2.500} → {@code 2.5}, {@code 24.000} → {@code 24}. */
    public static String count(BigDecimal quantity) {
        var bare = quantity.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    /** Paise → {@code ₹1,23,456.50}; whole rupees without decimals. */
    public static String rupees(long paise) {
        var digits = Long.toString(Math.abs(paise) / 100);
        var grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 2) {
            grouped.insert(at, ',');
        }
        var rest = Math.abs(paise) % 100;
        return (paise < 0 ? "-₹" : "₹") + grouped + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + rest);
    }
}
