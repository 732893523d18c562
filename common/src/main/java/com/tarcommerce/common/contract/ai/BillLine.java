package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill, as far as it could be read.
 *
 * @param item     the name as it stands on the bill
 * @param quantity in the unit, or in pieces
 * @param price    of one, in paise
 * @param amount   of the line, in paise; only if it is quantity times price
 * @param match      the catalogue's own name for it, if there is just one
 * @param candidates the catalogue's names between which it does not decide, if there are several
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillLine(String item, @Nullable BigDecimal quantity, @Nullable String unit, @Nullable Long price,
        @Nullable Long amount, @Nullable String match, @Nullable List<String> candidates) {

    public BillLine {
        candidates = candidates == null ? null : List.copyOf(candidates);
    }

    /** One that was not looked for among names. */
    public BillLine(String item, @Nullable BigDecimal quantity, @Nullable String unit, @Nullable Long price,
            @Nullable Long amount) {
        this(item, quantity, unit, price, amount, null, null);
    }
}
