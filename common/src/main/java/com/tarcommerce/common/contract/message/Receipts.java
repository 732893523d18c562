package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receipts that are kept all together.
 *
 * @param heard who wrote, and when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipts(@NotNull @Size(max = 1000) List<@NotNull @Valid Receipt> receipts,
        @Nullable @Size(max = 1000) List<@NotNull @Valid Heard> heard) {

    public Receipts(List<Receipt> receipts) {
        this(receipts, null);
    }
}
