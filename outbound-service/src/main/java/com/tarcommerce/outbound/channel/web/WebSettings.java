package com.tarcommerce.outbound.channel.web;

import com.tarcommerce.common.signature.Secrets;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway is reached, and how it knows us.
 *
 * @param webhookSecret {@code TAR_WEBHOOK_SECRET}: what the signing key is derived from
 * @param gatewayUrl    {@code TAR_GATEWAY_URL}
 */
@Validated
@ConfigurationProperties("tar.web")
record WebSettings(String webhookSecret, @NotBlank String gatewayUrl) {

    Secrets secrets() {
        return Secrets.parse("TAR_WEBHOOK_SECRET", webhookSecret);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WebSettings[" + gatewayUrl + "]";
    }
}
