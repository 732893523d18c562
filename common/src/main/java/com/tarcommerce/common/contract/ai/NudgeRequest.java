package com.tarcommerce.common.contract.ai;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts for a reminder about an unpaid cart.
 *
 * @param total    hundredths of the currency
 * @param age      how long the cart has been waiting
 * @param maxChars the longest text wanted; 1,000 unless given
 * @param currency its ISO code; INR unless given
 */
public record NudgeRequest(@NotBlank String tenant, @Nullable String locale, @NotBlank String shop,
        @NotNull @Size(max = 200) List<@NotNull String> items, @PositiveOrZero long total, @Nullable Duration age,
        @Nullable Integer maxChars,
        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "must be the three letters of a currency") String currency) {
}
