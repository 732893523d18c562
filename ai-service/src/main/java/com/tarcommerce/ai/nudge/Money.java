package com.tarcommerce.ai.nudge;

import com.tarcommerce.common.problem.ProblemException;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Amounts in any currency, as people write them: ₹1,23,456.50, $123,456.50, AED 12. */
public final class Money {
    private static final int HUNDRED = 100;
    private static final int GROUP = 3;
    private static final String RUPEE = "INR";
    /** Whose thousands are grouped in lakhs and crores, as the rupee's are. */
    private static final Set<String> LAKHS = Set.of(RUPEE, "NPR", "PKR", "BDT");

    private Money() {
    }

    /**
     * @param currency its ISO code; the rupee unless given
     * @throws ProblemException 400 for a code that is no currency's
     */
    public static String of(long hundredths, @Nullable String currency) {
        var code = currency == null ? RUPEE : currency;
        var amount = LAKHS.contains(code) ? Rupees.of(hundredths).substring(1) : inThousands(hundredths);
        var sign = sign(code);
        return sign + (Character.isLetter(sign.codePointBefore(sign.length())) ? " " : "") + amount;
    }

    private static String inThousands(long hundredths) {
        var digits = new StringBuilder(String.valueOf(hundredths / HUNDRED));
        for (var at = digits.length() - GROUP; at > 0; at -= GROUP) {
            digits.insert(at, ',');
        }
        var rest = hundredths % HUNDRED;
        return digits + (rest == 0 ? "" : String.format(Locale.ROOT, ".%02d", rest));
    }

    private static String sign(String code) {
        try {
            return Currency.getInstance(code).getSymbol(Locale.US);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.malformed("currency must be the code of a currency, like INR.");
        }
    }
}
