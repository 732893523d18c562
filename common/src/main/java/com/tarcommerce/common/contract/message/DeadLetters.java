package com.tarcommerce.common.contract.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of dead letters, oldest first; {@code next} is the cursor of the page after it, null at the end. */
public record DeadLetters(List<DeadLetter> items, @Nullable String next) {
}
