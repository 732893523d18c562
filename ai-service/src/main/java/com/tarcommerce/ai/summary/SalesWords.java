package com.tarcommerce.ai.summary;

import com.tarcommerce.ai.nudge.Money;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.SalesFacts;
import java.util.stream.Stream;

/** Sales in a sentence, in Hindi or English; its numbers are those that it was given. */
final class SalesWords {
    private SalesWords() {
    }

    /** As much of it as fits: the sentence, the numbers, or the sum alone. */
    static String say(SalesFacts sales, boolean hindi, int room) {
        var amount = Money.of(sales.amount(), sales.currency());
        var numbers = sales.orders() + (hindi ? " ऑर्डर, " : sales.orders() == 1 ? " order, " : " orders, ") + amount;
        return Stream.of(say(sales, hindi), numbers).filter(text -> text.length() <= room).findFirst().orElse(amount);
    }

    private static String say(SalesFacts sales, boolean hindi) {
        var amount = Money.of(sales.amount(), sales.currency());
        if (hindi) {
            return sales.orders() == 0
                    ? inHindi(sales.period()) + " कोई बिक्री नहीं हुई।"
                    : inHindi(sales.period()) + " " + sales.orders() + " ऑर्डर, कुल " + amount + " की बिक्री।";
        }
        var orders = sales.orders() == 1 ? "1 order" : sales.orders() + " orders";
        return sales.orders() == 0
                ? "No sales " + inEnglish(sales.period()) + "."
                : "Sales " + inEnglish(sales.period()) + ": " + orders + ", " + amount + ".";
    }

    private static String inEnglish(Period period) {
        return period.wire().replace('_', ' ');
    }

    private static String inHindi(Period period) {
        return switch (period) {
            case TODAY -> "आज";
            case YESTERDAY -> "कल";
            case THIS_WEEK -> "इस हफ़्ते";
            case LAST_WEEK -> "पिछले हफ़्ते";
            case THIS_MONTH -> "इस महीने";
            case LAST_MONTH -> "पिछले महीने";
        };
    }
}
