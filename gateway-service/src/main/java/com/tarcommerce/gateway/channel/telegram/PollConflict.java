package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Telegram refuses to be polled while a webhook is set, or while another program polls. A webhook is removed (and what
 * waits for it kept) only for those who chose polling: where polling is just what happens without a choice, the webhook
 * may be another installation's, and removing it would take its updates away.
 */
final class PollConflict {
    private static final Logger LOG = LoggerFactory.getLogger(PollConflict.class);

    private final TelegramSettings settings;
    private final BotApi api;
    private volatile boolean told;

    PollConflict(TelegramSettings settings, BotApi api) {
        this.settings = settings;
        this.api = api;
    }

    /** Says once what is wrong; true if polling can go on at once. */
    boolean isSolved(BotApiFailure conflict) {
        if (!String.valueOf(conflict.getMessage()).contains("webhook")) {
            tell("another program takes this bot's updates: stop it, or give this one a bot of its own");
            return false;
        }
        if (settings.modeIsChosen()) {
            return removeWebhook();
        }
        tell("a webhook is set for this bot, so it can't be polled: set TAR_TELEGRAM_MODE=webhook to take its updates by"
                + " webhook, or TAR_TELEGRAM_MODE=polling to have the webhook removed");
        return false;
    }

    void isOver() {
        told = false;
    }

    private boolean removeWebhook() {
        try {
            api.call("deleteWebhook", Map.of("drop_pending_updates", false));
            LOG.warn("removed the bot's webhook, because TAR_TELEGRAM_MODE is polling; its updates are not lost");
            return true;
        } catch (BotApiFailure | TemporaryFailure failure) {
            tell("a webhook is set for this bot and could not be removed: " + failure.getMessage());
            return false;
        }
    }

    private void tell(String what) {
        if (!told) {
            told = true;
            LOG.warn(what);
        }
    }
}
