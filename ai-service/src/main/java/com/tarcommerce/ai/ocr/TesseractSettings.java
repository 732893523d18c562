package com.tarcommerce.ai.ocr;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The program that reads pictures.
 *
 * @param program    its path; empty: looked for on the {@code PATH}
 * @param deadline   for one page
 * @param concurrent pages read at once
 */
@Validated
@ConfigurationProperties("tar.ai.tesseract")
record TesseractSettings(@NotNull @DefaultValue("") String program, @NotNull @DefaultValue("20s") Duration deadline,
        @Positive @DefaultValue("2") int concurrent) {
}
