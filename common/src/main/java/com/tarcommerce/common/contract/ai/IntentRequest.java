package com.tarcommerce.common.contract.ai;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text to be understood.
 *
 * @param text       as typed, at most 4,096 characters
 * @param catalog    the shop's item names; at most 200 without a {@code catalogKey}, 50,000 with one
 * @param catalogKey {@code <tenant>:<version>}; names a catalogue sent before, or this one
 * @param now        when the text was written
 * @param zone       the shop's time zone
 * @param locale     the shop's language as a BCP 47 tag
 * @param tenant     for metering only
 */
public record IntentRequest(@NotBlank @Size(max = 4096) String text,
        @Nullable @Size(max = 50_000) List<@NotNull @Size(max = 256) String> catalog,
        @Nullable @Size(max = 200) String catalogKey, @NotNull Instant now, @NotNull ZoneId zone,
        @Nullable String locale, @Nullable String tenant) {
}
