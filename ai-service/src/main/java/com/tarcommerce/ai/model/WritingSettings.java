package com.tarcommerce.ai.model;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the model may take to write: a chat is read in more time than a text.
 *
 * @param writingDeadline {@code TAR_LLM_WRITING_DEADLINE}: for one text, over all attempts; more than 0, at most 4.5 s
 */
@Validated
@ConfigurationProperties("tar.ai.model")
record WritingSettings(@NotNull @DefaultValue("4s") Duration writingDeadline) {

    WritingSettings {
        ModelSettings.checkPatience("TAR_LLM_WRITING_DEADLINE", writingDeadline);
    }
}
