package com.tarcommerce.ai.catalogue;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is kept between calls.
 *
 * @param maxNames      names in all kept catalogues together
 * @param maxCharacters characters in all kept catalogues together
 */
@Validated
@ConfigurationProperties("tar.ai.catalogues")
record CatalogueSettings(@Positive @DefaultValue("500000") int maxNames,
        @Positive @DefaultValue("16000000") long maxCharacters) {
}
