package com.tarcommerce.common.contract.ai;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Sales as the database has them.
 *
 * @param amount paise
 */
public record SalesFacts(@NotNull Period period, @PositiveOrZero int orders, @PositiveOrZero long amount) {
}
