package com.tarcommerce.common.contract.ai;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What somebody wrote in a chat. */
public record ChatLine(@NotBlank @Size(max = 100) String from, @NotBlank @Size(max = 4096) String text) {
}
