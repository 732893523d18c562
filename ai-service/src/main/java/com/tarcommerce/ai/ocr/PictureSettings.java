package com.tarcommerce.ai.ocr;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether the model sees pictures too.
 *
 * @param pictures        {@code TAR_LLM_PICTURES}: one that knows text only would refuse them, or invent a bill
 * @param pictureDeadline {@code TAR_LLM_PICTURE_DEADLINE}: for one picture, over all attempts
 */
@Validated
@ConfigurationProperties("tar.ai.model")
record PictureSettings(@DefaultValue("false") boolean pictures,
        @NotNull @DefaultValue("15s") Duration pictureDeadline) {
}
