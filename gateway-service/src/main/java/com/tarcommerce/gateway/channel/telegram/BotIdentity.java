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

/** Who a bot is: asked of Telegram once it matters, and again after a while if Telegram did not answer. */
final class BotIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(BotIdentity.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String id;
    private final @Nullable BotApi api;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<String> known = Optional.empty();
    private Instant nextTry = Instant.EPOCH;

    BotIdentity(String id, @Nullable BotApi api, InstantSource clock) {
        this.id = id;
        this.api = api;
        this.clock = clock;
    }

    /** Of whom nothing is asked: Telegram is off. */
    static BotIdentity silent(String id) {
        return new BotIdentity(id, null, () -> Instant.EPOCH);
    }

    /** The bot's user id. */
    String id() {
        return id;
    }

    /** Without {@code @}, in lower case; empty as long as Telegram does not tell. */
    Optional<String> username() {
        if (known.isPresent() || api == null) {
            return known;
        }
        asking.lock();
        try {
            if (known.isEmpty() && !clock.instant().isBefore(nextTry)) {
                nextTry = clock.instant().plus(PAUSE);
                known = ask(api);
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
        if (ours.isEmpty() && api != null) {
            throw new TemporaryFailure("Telegram does not tell the bot's name, so nobody knows whose command this is",
                    null);
        }
        return ours.filter(name::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> ask(BotApi api) {
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
