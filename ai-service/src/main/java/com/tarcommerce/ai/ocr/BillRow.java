package com.tarcommerce.ai.ocr;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three numbers of a row; where they do not multiply, a lost decimal point is put back if that makes them.
 *
 * @param quantity null as amount is: then one of the three was misread, or they are other columns, and nobody knows which
 */
record BillRow(@Nullable BigDecimal quantity, BigDecimal price, @Nullable BigDecimal amount) {

    static BillRow of(PrintedNumber quantity, PrintedNumber price, PrintedNumber amount) {
        for (var each : options(price)) {
            for (var all : options(amount)) {
                if (fits(quantity.value(), each, all)) {
                    return new BillRow(quantity.value(), each, all);
                }
            }
        }
        return new BillRow(null, price.value(), null);
    }

    private static List<BigDecimal> options(PrintedNumber number) {
        return number.decimals() > 0
                ? List.of(number.value())
                : List.of(number.value(), number.value().movePointLeft(2));
    }

    static boolean fits(BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        return quantity.multiply(price).subtract(amount).abs().compareTo(new BigDecimal("0.05")) <= 0;
    }
}
