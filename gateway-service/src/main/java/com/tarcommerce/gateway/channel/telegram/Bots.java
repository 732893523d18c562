package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.account.Account;
import com.tarcommerce.gateway.account.KnownAccounts;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Our bots: the environment's, whose account is empty, and those that were added. None while Telegram is off. */
@Component
class Bots {
    private static final Logger LOG = LoggerFactory.getLogger(Bots.class);

    private final TelegramSettings settings;
    private final KnownAccounts accounts;
    private final BotApis apis;

    Bots(TelegramSettings settings, KnownAccounts accounts, BotApis apis) {
        this.settings = settings;
        this.accounts = accounts;
        this.apis = apis;
    }

    /** Those whose tokens can be used, each once: one that was added and is the environment's too goes by its account. */
    List<Bot> all() {
        var added = settings.modeOfAdded() == TelegramMode.OFF
                ? List.<Account>of()
                : accounts.of(TelegramUpdates.CHANNEL);
        var all = new ArrayList<Bot>();
        if (added.stream().anyMatch(account -> account.id().equals(settings.botId()))) {
            LOG.atError().addKeyValue("account", settings.botId())
                    .log("the bot of TAR_TELEGRAM_BOT_TOKEN was added, too, and is listened to under its account only: remove"
                            + " the account (its rooms pause) or the variable");
        } else {
            find("").ifPresent(all::add);
        }
        for (var account : added) {
            try {
                all.add(new Bot(account.id(), accounts.token(account)));
            } catch (TemporaryFailure shut) {
                LOG.atError().addKeyValue("reason", shut.getMessage()).log("a bot is not listened to");
            }
        }
        return all;
    }

    /**
     * @param account of a room
     * @throws TemporaryFailure if its token can't be used at present
     */
    Optional<Bot> find(@Nullable String account) {
        var id = Objects.requireNonNullElse(account, "");
        if (id.isEmpty()) {
            return settings.effectiveMode() == TelegramMode.OFF
                    ? Optional.empty()
                    : Optional.of(new Bot("", settings.botToken()));
        }
        return settings.modeOfAdded() == TelegramMode.OFF
                ? Optional.empty()
                : accounts.find(TelegramUpdates.CHANNEL, id).map(found -> new Bot(id, accounts.token(found)));
    }

    /** Whether there is such a bot, usable or not. */
    boolean isKnown(String account) {
        return account.isEmpty()
                ? !settings.botToken().isEmpty()
                : accounts.find(TelegramUpdates.CHANNEL, account).isPresent();
    }

    BotApi api(Bot bot) {
        return apis.of(bot.token());
    }
}
