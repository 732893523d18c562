package com.tarcommerce.common.contract.ai;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * Sales as the database has them.
 *
 * @param amount   hundredths of the currency
 * @param currency its ISO code; INR unless given
 */
public record SalesFacts(@NotNull Period period, @PositiveOrZero int orders, @PositiveOrZero long amount,
        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "must be the three letters of a currency") String currency) {
}
