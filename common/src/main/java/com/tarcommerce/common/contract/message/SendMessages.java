package com.tarcommerce.common.contract.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Messages that are accepted all together or not at all. */
public record SendMessages(@NotEmpty @Size(max = 1000) List<@NotNull @Valid SendMessage> messages) {
}
