package com.tarcommerce.outbound.state;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may be told what becomes of messages.
 *
 * @param allow         {@code TAR_CALLBACK_ALLOW}: URLs, separated by spaces
 * @param usual         {@code TAR_MESSAGE_CALLBACK}: told of every message that names no other; empty: nobody is
 * @param gateway       {@code TAR_GATEWAY_URL}
 * @param webhookSecret {@code TAR_WEBHOOK_SECRET}, which signs; needed if one of the first two is set, and without it the
 *                      gateway is told nothing
 */
@Validated
@ConfigurationProperties("tar.callback")
record CallbackSettings(@NotNull String allow, @NotNull String usual, @NotNull String gateway,
        @NotNull String webhookSecret) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "CallbackSettings[" + allow + ", " + usual + ", " + gateway + "]";
    }
}
