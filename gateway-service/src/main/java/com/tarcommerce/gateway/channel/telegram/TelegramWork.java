package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.Inbox;
import org.springframework.stereotype.Component;

/** What is to be done for a bot so that its updates come: it is polled, or Telegram is told where to deliver. */
@Component
class TelegramWork {
    private final TelegramSettings settings;
    private final BotApis apis;
    private final Inbox inbox;
    private final WebhookRegistrations registrations;
    private final UnheardBots unheard;

    TelegramWork(TelegramSettings settings, BotApis apis, Inbox inbox, WebhookRegistrations registrations,
            UnheardBots unheard) {
        this.settings = settings;
        this.apis = apis;
        this.inbox = inbox;
        this.registrations = registrations;
        this.unheard = unheard;
    }

    /** Ends when there is nothing left to do, or the thread is interrupted. */
    void run(Bot bot) throws InterruptedException {
        var api = apis.of(bot.token());
        switch (settings.mode(bot.account())) {
            case OFF -> {
            }
            case POLLING -> new PollUpdates(bot.account(), api, inbox, new PollConflict(settings, api), unheard).run();
            case WEBHOOK -> new SetWebhook(settings, bot, api, registrations).run(unheard);
        }
    }
}
