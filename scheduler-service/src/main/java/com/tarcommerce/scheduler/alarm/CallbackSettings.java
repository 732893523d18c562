package com.tarcommerce.scheduler.alarm;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where alarms may call.
 *
 * @param gateway {@code TAR_GATEWAY_URL}
 * @param allow   {@code TAR_CALLBACK_ALLOW}: URLs, space-separated
 */
@Validated
@ConfigurationProperties("tar.callback")
record CallbackSettings(@NotBlank String gateway, @NotNull String allow) {
}
