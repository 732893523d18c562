package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who our bot is: asked of Telegram once it matters, and again after a while if Telegram did not answer. */
@Component
class BotIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(BotIdentity.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TelegramSettings settings;
    private final BotApi api;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<String> known = Optional.empty();
    private Instant nextTry = Instant.EPOCH;

    BotIdentity(TelegramSettings settings, BotApi api, InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.clock = clock;
    }

    /** The bot's user id, which its token tells. */
    String id() {
        return settings.botId();
    }

    /** Without {@code @}, in lower case; empty as long as Telegram does not tell. */
    Optional<String> username() {
        if (known.isPresent() || settings.effectiveMode() == TelegramMode.OFF) {
            return known;
        }
        asking.lock();
        try {
            if (known.isEmpty() && !clock.instant().isBefore(nextTry)) {
                nextTry = clock.instant().plus(PAUSE);
                known = ask();
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    /**
     * Whether this is our name.
     *
     * @throws TemporaryFailure as long as Telegram does not tell it
     */
    boolean isCalled(String name) {
        var ours = username();
        if (ours.isEmpty() && settings.effectiveMode() != TelegramMode.OFF) {
            throw new TemporaryFailure("Telegram does not tell the bot's name, so nobody knows whose command this is",
                    null);
        }
        return ours.filter(name::equalsIgnoreCase).isPresent();
    }

    private Optional<String> ask() {
        try {
            @Nullable
            String name = api.call("getMe", Map.of()).path("username").asString(null);
            return Optional.ofNullable(name).map(given -> given.toLowerCase(Locale.ROOT));
        } catch (TemporaryFailure | BotApiFailure unknown) {
            LOG.atWarn().addKeyValue("reason", unknown.getMessage()).log("Telegram does not tell the bot's name");
            return Optional.empty();
        }
    }
}
