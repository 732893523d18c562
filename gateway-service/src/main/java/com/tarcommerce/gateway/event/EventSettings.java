package com.tarcommerce.gateway.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How events are signed and where they may go.
 *
 * @param secret     {@code TAR_WEBHOOK_SECRET}, what all signing keys are derived from
 * @param map        {@code TAR_WEBHOOK_MAP}: pairs {@code from=to}, space-separated
 * @param allow      {@code TAR_WEBHOOK_ALLOW}: addresses that triggers may post to, space-separated
 * @param gatewayUrl {@code TAR_GATEWAY_URL}
 */
@Validated
@ConfigurationProperties("tar.event")
record EventSettings(@NotNull String secret, @NotNull String map, @NotNull String allow,
        @NotBlank String gatewayUrl) {
}
