package com.tarcommerce.common.contract.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Receipts that are kept all together. */
public record Receipts(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Receipt> receipts) {
}
