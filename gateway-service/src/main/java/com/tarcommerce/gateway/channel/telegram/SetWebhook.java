package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Tells Telegram where to deliver updates, if that is not what it does already. Telegram does not show which secret it
 * uses, so what was set last is remembered.
 */
final class SetWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(SetWebhook.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final TelegramSettings settings;
    private final Bot bot;
    private final BotApi api;
    private final WebhookRegistrations registrations;

    SetWebhook(TelegramSettings settings, Bot bot, BotApi api, WebhookRegistrations registrations) {
        this.settings = settings;
        this.bot = bot;
        this.api = api;
        this.registrations = registrations;
    }

    /** Ends when Telegram has it, or the thread is interrupted; no refusal ends it. */
    void run(UnheardBots unheard) throws InterruptedException {
        if (settings.publicUrl().isEmpty()) {
            LOG.warn("TAR_TELEGRAM_PUBLIC_URL is not set, so Telegram is not told where to deliver updates: set it to"
                    + " this service's public https address, or call setWebhook yourself");
            return;
        }
        try {
            var pause = FIRST_PAUSE;
            var wait = once(pause, unheard);
            while (!wait.isZero()) {
                Thread.sleep(wait);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                wait = once(pause, unheard);
            }
        } finally {
            unheard.heard(bot.account());
        }
    }

    /** @return how long to wait before it is tried again; zero when it need not be */
    Duration once(Duration pause, UnheardBots unheard) {
        try {
            register();
            return Duration.ZERO;
        } catch (BotApiFailure refusal) {
            if (!refusal.isBusy()) {
                tellOnce(refusal, unheard);
                return unheard.again();
            }
            LOG.atWarn().addKeyValue("reason", refusal.getMessage()).log("the webhook is not set yet; tried again");
            return refusal.retryAfter().compareTo(pause) > 0 ? refusal.retryAfter() : pause;
        } catch (TemporaryFailure away) {
            LOG.atWarn().addKeyValue("reason", away.getMessage()).log("the webhook is not set yet; tried again");
            return pause;
        }
    }

    /** It may be a moment's, or a server of one's own that was just started. */
    private void tellOnce(BotApiFailure refusal, UnheardBots unheard) {
        if (unheard.unheard(bot.account())) {
            LOG.atError().addKeyValue("reason", refusal.getMessage()).addKeyValue("account", bot.account())
                    .log("Telegram refused the webhook; tried again every few minutes: see TAR_TELEGRAM_PUBLIC_URL and"
                            + " TAR_TELEGRAM_BOT_TOKEN, or add the account again with its new token");
        }
    }

    /**
     * @throws BotApiFailure    if Telegram refuses
     * @throws TemporaryFailure if it is away
     */
    void register() {
        var url = settings.webhookUrl(bot.account());
        var secret = WebhookSecrets.of(settings, bot.account()).getFirst();
        var info = api.call("getWebhookInfo", Map.of());
        var fingerprint = WebhookRegistrations.fingerprint(bot, secret, url);
        if (isAsWanted(info, url) && registrations.isLast(bot.account(), fingerprint)) {
            tellTrouble(info);
            return;
        }
        api.call("setWebhook",
                Map.of("url", url, "secret_token", secret, "max_connections", settings.maxConnections(),
                        "allowed_updates",
                        List.copyOf(TelegramUpdates.WANTED), "drop_pending_updates", false));
        registrations.remember(bot.account(), fingerprint);
        LOG.atInfo().addKeyValue("url", url).log("Telegram delivers updates by webhook");
    }

    private boolean isAsWanted(JsonNode info, String url) {
        var allowed = new TreeSet<String>();
        info.path("allowed_updates").forEach(kind -> allowed.add(kind.asString()));
        return url.equals(info.path("url").asString("")) && allowed.equals(TelegramUpdates.WANTED)
                && info.path("max_connections").asInt(0) == settings.maxConnections();
    }

    private static void tellTrouble(JsonNode info) {
        var trouble = info.path("last_error_message").asString("");
        if (!trouble.isEmpty()) {
            LOG.atWarn().addKeyValue("trouble", trouble)
                    .addKeyValue("waiting", info.path("pending_update_count").asInt(0))
                    .log("Telegram had trouble delivering updates");
        }
    }
}
