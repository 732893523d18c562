package com.tarcommerce.gateway.channel.telegram;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who each of our bots is. */
@Component
class BotIdentities {
    private final TelegramSettings settings;
    private final Bots bots;
    private final InstantSource clock;
    private final Map<Bot, BotIdentity> known = new ConcurrentHashMap<>();

    BotIdentities(TelegramSettings settings, Bots bots, InstantSource clock) {
        this.settings = settings;
        this.bots = bots;
        this.clock = clock;
    }

    /**
     * Empty for an added bot that is not there any more. That of the environment has an identity even while Telegram is
     * off.
     *
     * @throws com.tarcommerce.gateway.intake.TemporaryFailure if its token can't be used at present
     */
    Optional<BotIdentity> of(String account) {
        var bot = bots.find(account);
        return bot.isEmpty() && account.isEmpty()
                ? Optional.of(BotIdentity.silent(settings.botId()))
                : bot.map(ours -> known.computeIfAbsent(ours,
                        _ -> new BotIdentity(ours.id(), bots.api(ours), clock)));
    }
}
