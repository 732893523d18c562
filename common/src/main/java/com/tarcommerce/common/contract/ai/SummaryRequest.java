package com.tarcommerce.common.contract.ai;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be summed up.
 *
 * @param facts    for {@code sales}
 * @param messages for {@code chat}, oldest first
 * @param maxChars the longest text wanted; 1,000 unless given
 */
public record SummaryRequest(@NotBlank String tenant, @Nullable String locale, @NotNull SummaryKind kind,
        @Nullable @Valid SalesFacts facts, @Nullable @Size(max = 500) List<@NotNull @Valid ChatLine> messages,
        @Nullable Integer maxChars) {
}
