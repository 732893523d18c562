package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill, as far as it could be read.
 *
 * @param item     the name as it stands on the bill
 * @param quantity in the unit, or in pieces
 * @param price    of one, in paise
 * @param amount   of the line, in paise; only if it is quantity times price
 * @param match    the catalogue's own name for it, if there is just one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillLine(String item, @Nullable BigDecimal quantity, @Nullable String unit, @Nullable Long price,
        @Nullable Long amount, @Nullable String match) {
}
