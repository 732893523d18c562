package com.tarcommerce.gateway.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** Writes counts and money as a shopkeeper would: no needless decimals, lakhs and crores grouped. */
public final class Amounts {
    private static final int DECIMALS = 3;
    /** Whose thousands are grouped in lakhs and crores. */
    private static final Set<String> RUPEES = Set.of("INR", "NPR", "PKR", "BDT");

    private Amounts() {
    }

    /** {@code 2.500} → {@code 2.5}, {@code 24.000} → {@code 24}. */
    public static String count(BigDecimal quantity) {
        var bare = quantity.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    /**
     * Hundredths → {@code ₹1,23,456.50}, {@code $123,456.50}, {@code AED 12}; whole amounts without decimals.
     *
     * @param currency its ISO code
     */
    public static String money(long hundredths, String currency) {
        var digits = Long.toString(Math.abs(hundredths) / 100);
        var grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= RUPEES.contains(currency) ? 2 : 3) {
            grouped.insert(at, ',');
        }
        var rest = Math.abs(hundredths) % 100;
        return (hundredths < 0 ? "-" : "") + sign(currency) + grouped
                + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + rest);
    }

    /** A sign that is a word keeps its distance. */
    private static String sign(String currency) {
        var sign = Currency.getInstance(currency).getSymbol(Locale.US);
        return Character.isLetter(sign.codePointBefore(sign.length())) ? sign + " " : sign;
    }
}
