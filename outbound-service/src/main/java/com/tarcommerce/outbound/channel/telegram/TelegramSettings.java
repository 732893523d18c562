package com.tarcommerce.outbound.channel.telegram;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * How Telegram is reached.
 *
 * @param botToken {@code TAR_TELEGRAM_BOT_TOKEN}; empty: Telegram is off
 * @param apiUrl   {@code TAR_TELEGRAM_API_URL}: scheme, host and port, without a path
 */
@Validated
@ConfigurationProperties("tar.telegram")
record TelegramSettings(@NotNull String botToken, @NotNull URI apiUrl) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    TelegramUrl url() {
        var scheme = apiUrl.getScheme();
        if (!("https".equals(scheme) || "http".equals(scheme)) || apiUrl.getHost() == null || hasPath()) {
            throw new IllegalArgumentException("TAR_TELEGRAM_API_URL must be a scheme, a host and perhaps a port,"
                    + " without a path: https://api.telegram.org");
        }
        var usual = "https".equals(scheme) ? HTTPS : HTTP;
        return TelegramUrl.builder().schema(scheme).host(apiUrl.getHost())
                .port(apiUrl.getPort() == -1 ? usual : apiUrl.getPort()).build();
    }

    private boolean hasPath() {
        return (!isEmpty(apiUrl.getPath()) && !"/".equals(apiUrl.getPath())) || apiUrl.getQuery() != null;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
