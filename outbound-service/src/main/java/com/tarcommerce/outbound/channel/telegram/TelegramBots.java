package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.account.AccountTokens;
import com.tarcommerce.outbound.account.AccountTokens.Token;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Which bot speaks in a room: that of the environment where the room names none, else one that was added. */
final class TelegramBots {
    private final TelegramSettings settings;
    private final BotClients clients;
    private final AccountTokens tokens;
    private final Map<String, Bot> known = new ConcurrentHashMap<>();

    TelegramBots(TelegramSettings settings, BotClients clients, AccountTokens tokens) {
        this.settings = settings;
        this.clients = clients;
        this.tokens = tokens;
    }

    /** What comes of it if the room's bot does the work; why not, if there is no such bot. */
    Delivery with(Room room, Function<BotClient, Delivery> work) {
        var account = Objects.requireNonNullElse(room.account(), "");
        return switch (token(account)) {
            case Token.Usable(var token) -> work.apply(client(account, token));
            case Token.Unknown _ -> new Refused(account.isEmpty()
                    ? "the channel telegram is off: set TAR_TELEGRAM_BOT_TOKEN, restart, and replay this message"
                    : "room.account names a bot that Tar does not have: add it (POST /v1/accounts/telegram at the"
                            + " gateway) and replay this message, or leave room.account out and send it again under a"
                            + " new idempotencyKey");
            case Token.Shut(var reason) -> new Refused(reason);
            case Token.Away _ -> new Deferred(false, "the database does not tell the bot's token at present");
        };
    }

    private Token token(String account) {
        if (!account.isEmpty()) {
            return tokens.of("telegram", account);
        }
        var token = settings.botToken().strip();
        return token.isEmpty() ? new Token.Unknown() : new Token.Usable(token);
    }

    private BotClient client(String account, String token) {
        return known.compute(account, (_, before) -> before != null && before.token().equals(token)
                ? before
                : new Bot(token, clients.of(token))).client();
    }

    private record Bot(String token, BotClient client) {
    }
}
