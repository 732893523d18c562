package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.account.Account;
import com.tarcommerce.gateway.account.AccountPlatform;
import com.tarcommerce.gateway.account.Found;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Bots beside the environment's: Telegram says whose a token is, and is told where to deliver. */
@Component
class TelegramAccounts implements AccountPlatform {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramAccounts.class);

    private final TelegramSettings settings;
    private final BotApis apis;
    private final WebhookRegistrations registrations;
    private final ObjectProvider<TelegramIntake> intake;

    TelegramAccounts(TelegramSettings settings, BotApis apis, WebhookRegistrations registrations,
            ObjectProvider<TelegramIntake> intake) {
        this.settings = settings;
        this.apis = apis;
        this.registrations = registrations;
        this.intake = intake;
    }

    @Override
    public String channel() {
        return TelegramUpdates.CHANNEL;
    }

    @Override
    public Found check(String token) {
        if (!TelegramSettings.isToken(token) || token.indexOf(':') < 1) {
            throw ProblemException
                    .malformed("This is no bot token: @BotFather gives one of the form 123456:ABC-DEF.");
        }
        settings.requireRoomForMore();
        try {
            var me = apis.of(token).call("getMe", Map.of());
            var id = me.path("id").asString("");
            if (!me.path("is_bot").asBoolean(false) || !id.equals(new Bot("", token).id())) {
                throw ProblemException.malformed("Telegram says that this token is no bot's.");
            }
            if (id.equals(settings.botId())) {
                throw ProblemException.conflict("bot-of-the-environment",
                        "This is the bot of TAR_TELEGRAM_BOT_TOKEN: it is there already. To change its token, change that"
                                + " variable.");
            }
            return new Found(channel(), id, me.path("username").asString(me.path("first_name").asString("")), "",
                    token);
        } catch (BotApiFailure refused) {
            throw refusal(refused);
        } catch (TemporaryFailure away) {
            throw away(away);
        }
    }

    private static ProblemException refusal(BotApiFailure refused) {
        return refused.isWrongToken()
                ? new ProblemException(HttpStatus.BAD_REQUEST, "wrong-token",
                        "Telegram does not know this token: copy it again from @BotFather (/mybots, API Token).")
                : away(new TemporaryFailure(String.valueOf(refused.getMessage()), null));
    }

    private static ProblemException away(TemporaryFailure away) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "telegram-away",
                "Telegram does not answer at present, so nothing was changed: try again (" + away.getMessage() + ").");
    }

    /** A bot that is polled is told nothing; what can't be told now is told until it is. */
    @Override
    public void begin(Account account, String token) {
        if (settings.modeOfAdded() != TelegramMode.WEBHOOK) {
            return;
        }
        try {
            webhook(account, token).register();
        } catch (BotApiFailure refused) {
            if (!refused.isBusy()) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "webhook-refused", "Telegram refuses the webhook "
                        + settings.webhookUrl(account.id()) + ": " + refused.getMessage()
                        + ". See TAR_TELEGRAM_PUBLIC_URL.");
            }
            LOG.atWarn().addKeyValue("reason", refused.getMessage()).log("the webhook is not set yet; tried again");
        } catch (TemporaryFailure away) {
            LOG.atWarn().addKeyValue("reason", away.getMessage()).log("the webhook is not set yet; tried again");
        }
    }

    @Override
    public void end(Account account, String token) {
        if (settings.modeOfAdded() != TelegramMode.WEBHOOK) {
            return;
        }
        try {
            apis.of(token).call("deleteWebhook", Map.of("drop_pending_updates", false));
        } catch (BotApiFailure | TemporaryFailure untold) {
            LOG.atWarn().addKeyValue("account", account.id()).addKeyValue("reason", untold.getMessage())
                    .log("a removed bot's webhook could not be taken away: what it delivers is refused");
        }
    }

    @Override
    public boolean isGood(Account account, String token) {
        try {
            apis.of(token).call("getMe", Map.of());
            return true;
        } catch (BotApiFailure refused) {
            if (refused.isWrongToken()) {
                return false;
            }
            throw new TemporaryFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    @Override
    public void changed() {
        intake.ifAvailable(TelegramIntake::changed);
    }

    private SetWebhook webhook(Account account, String token) {
        return new SetWebhook(settings, new Bot(account.id(), token), apis.of(token), registrations);
    }
}
