package com.tarcommerce.gateway.channel.telegram;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The bots that are not listened to, because Telegram does not know their tokens or refuses their webhooks. Told at {@code /actuator/health/telegram},
 * as unknown: the others are listened to, so the service is never down for it.
 */
@Component("telegramBotsHealthIndicator")
final class UnheardBots implements HealthIndicator {
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Set<String> accounts = ConcurrentHashMap.newKeySet();
    private final Duration again;

    @Autowired
    UnheardBots(MeterRegistry meters) {
        this(AGAIN);
        Gauge.builder("tar.telegram.unheard", accounts, Set::size)
                .description(
                        "Bots that are not listened to: Telegram does not know their tokens, or refuses their webhooks")
                .register(meters);
    }

    UnheardBots(Duration again) {
        this.again = again;
    }

    /** After what time it is tried again. */
    Duration again() {
        return again;
    }

    /** @return whether that is new */
    boolean unheard(String account) {
        return accounts.add(account);
    }

    void heard(String account) {
        accounts.remove(account);
    }

    @Override
    public Health health() {
        return (accounts.isEmpty() ? Health.up() : Health.unknown()).withDetail("unheard", accounts.size()).build();
    }
}
