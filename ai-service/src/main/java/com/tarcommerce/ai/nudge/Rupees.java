package com.tarcommerce.ai.nudge;

import java.util.Locale;

/** Paise as people write rupees: ₹1,23,456 or ₹1,23,456.50. */
final class Rupees {
    private static final int PAISE = 100;
    private static final int FIRST_GROUP = 3;

    private Rupees() {
    }

    static String of(long paise) {
        var digits = new StringBuilder(String.valueOf(paise / PAISE));
        for (var at = digits.length() - FIRST_GROUP; at > 0; at -= 2) {
            digits.insert(at, ',');
        }
        var rest = paise % PAISE;
        return "₹" + digits + (rest == 0 ? "" : String.format(Locale.ROOT, ".%02d", rest));
    }
}
