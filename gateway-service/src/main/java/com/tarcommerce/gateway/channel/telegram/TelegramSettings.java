package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How to speak with Telegram. Without a token Telegram is off; with one it is polled unless {@code mode} says
 * otherwise.
 *
 * @param mode           {@code TAR_TELEGRAM_MODE}: webhook, polling, off, or empty
 * @param botToken       {@code TAR_TELEGRAM_BOT_TOKEN}
 * @param apiUrl         {@code TAR_TELEGRAM_API_URL}
 * @param webhookSecret  {@code TAR_TELEGRAM_WEBHOOK_SECRET}; several, space-separated: all are accepted, the first is
 *                       given to Telegram
 * @param publicUrl      {@code TAR_TELEGRAM_PUBLIC_URL}: where Telegram reaches this service
 * @param maxConnections {@code TAR_TELEGRAM_MAX_CONNECTIONS}: how many updates Telegram may deliver at once
 */
@ConfigurationProperties("tar.telegram")
record TelegramSettings(String mode, String botToken, String apiUrl, String webhookSecret, String publicUrl,
        int maxConnections) {
    private static final String TELEGRAMS_OWN = "https://api.telegram.org";
    static final String WEBHOOK_PATH = "/webhooks/telegram";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    TelegramSettings {
        mode = mode.strip().toLowerCase(Locale.ROOT);
        botToken = botToken.strip();
        apiUrl = withoutSlash(apiUrl);
        publicUrl = withoutSlash(publicUrl);
        require(List.of("", "off", "polling", "webhook").contains(mode),
                "TAR_TELEGRAM_MODE must be webhook, polling or off, not '" + mode + "'");
        require(botToken.isEmpty() || TOKEN.matcher(botToken).matches(),
                "TAR_TELEGRAM_BOT_TOKEN is no bot token: @BotFather gives one of the form 123456:ABC-DEF");
        require(maxConnections >= 1 && maxConnections <= 100, "TAR_TELEGRAM_MAX_CONNECTIONS must be from 1 to 100");
        if (mode.equals("webhook") && !botToken.isEmpty()) {
            require(!webhookSecret.isBlank(),
                    "TAR_TELEGRAM_MODE is webhook, but TAR_TELEGRAM_WEBHOOK_SECRET is not set:"
                            + " without it anybody could write in the name of your shop (./tarctl secrets makes one)");
            require(split(webhookSecret).stream().allMatch(secret -> SECRET.matcher(secret).matches()),
                    "TAR_TELEGRAM_WEBHOOK_SECRET may hold only letters, digits, _ and -, at most 256 of them");
        }
    }

    TelegramMode effectiveMode() {
        return botToken.isEmpty() ? TelegramMode.OFF : modeOfAdded();
    }

    /** How the updates of bots come that were added. */
    TelegramMode modeOfAdded() {
        return switch (mode) {
            case "off" -> TelegramMode.OFF;
            case "webhook" -> TelegramMode.WEBHOOK;
            default -> TelegramMode.POLLING;
        };
    }

    /** @param account empty for the environment's bot */
    TelegramMode mode(String account) {
        return account.isEmpty() ? effectiveMode() : modeOfAdded();
    }

    /** @throws ProblemException 409 that says what to set, if no bot can be added */
    void requireRoomForMore() {
        if (modeOfAdded() == TelegramMode.OFF) {
            throw ProblemException.conflict("telegram-off", "TAR_TELEGRAM_MODE is off: set it to webhook or polling.");
        }
        if (modeOfAdded() == TelegramMode.WEBHOOK && (publicUrl.isEmpty() || webhookSecret.isBlank())) {
            throw ProblemException.conflict("telegram-not-reachable",
                    "TAR_TELEGRAM_MODE is webhook, so Telegram must be"
                            + " told where to deliver: set TAR_TELEGRAM_PUBLIC_URL and TAR_TELEGRAM_WEBHOOK_SECRET.");
        }
    }

    static boolean isToken(String token) {
        return TOKEN.matcher(token).matches();
    }

    /** Whether somebody chose the mode, rather than leave it to us. */
    boolean modeIsChosen() {
        return !mode.isEmpty();
    }

    List<String> webhookSecrets() {
        return split(webhookSecret);
    }

    /** The address that Telegram is to call; the path is added unless it is there. */
    String webhookUrl() {
        return publicUrl.endsWith(WEBHOOK_PATH) ? publicUrl : publicUrl + WEBHOOK_PATH;
    }

    /** As {@link #webhookUrl()} for the environment's bot, whose account is empty; each other one has a path of its own. */
    String webhookUrl(String account) {
        return account.isEmpty() ? webhookUrl() : webhookUrl() + "/" + account;
    }

    /** Whether the Bot API is not Telegram's own server, but one that the operator runs. */
    boolean isOwnServer() {
        return !apiUrl.equalsIgnoreCase(TELEGRAMS_OWN);
    }

    /** The bot's own user id: the number before the token's colon. */
    String botId() {
        return botToken.substring(0, Math.max(0, botToken.indexOf(':')));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TelegramSettings[" + effectiveMode() + ", " + apiUrl + "]";
    }

    private static List<String> split(String secrets) {
        return Arrays.stream(secrets.strip().split("\\s+")).filter(secret -> !secret.isEmpty()).toList();
    }

    private static String withoutSlash(String url) {
        var bare = url.strip();
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
