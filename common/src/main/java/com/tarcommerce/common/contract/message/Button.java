package com.tarcommerce.common.contract.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param id comes back when it is pressed; at most 64 bytes, and never trusted */
public record Button(@NotBlank @Size(max = 64) String text, @NotBlank @Size(max = 64) String id) {
}
