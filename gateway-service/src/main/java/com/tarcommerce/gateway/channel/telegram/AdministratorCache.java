package com.tarcommerce.gateway.channel.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers for a minute who administers a chat, and who does not for a few seconds only: that may just be mended. */
@Component
class AdministratorCache {
    private static final Duration YES = Duration.ofSeconds(60);
    private static final Duration NO = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final LinkedHashMap<Key, Known> known = new LinkedHashMap<>();

    AdministratorCache(InstantSource clock) {
        this.clock = clock;
    }

    /** @param chat with the account of the bot that sees it */
    boolean get(String chat, String person, BooleanSupplier ask) {
        var key = new Key(chat, person);
        var remembered = remembered(key);
        if (remembered != null && clock.instant().isBefore(remembered.until())) {
            return remembered.administrator();
        }
        var administrator = ask.getAsBoolean();
        remember(key, new Known(administrator, clock.instant().plus(administrator ? YES : NO)));
        return administrator;
    }

    private synchronized @Nullable Known remembered(Key key) {
        return known.get(key);
    }

    private synchronized void remember(Key key, Known answer) {
        known.remove(key);
        known.put(key, answer);
        if (known.size() > MOST) {
            known.pollFirstEntry();
        }
    }

    private record Key(String chat, String person) {
    }

    private record Known(boolean administrator, Instant until) {
    }
}
