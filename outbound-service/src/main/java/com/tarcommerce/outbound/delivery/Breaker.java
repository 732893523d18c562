package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Tried.Platform;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops calling a platform that answers hardly anybody, and tries a few calls every ten seconds. */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final int CALLS_JUDGED = 20;
    private static final float MOSTLY = 80;
    private static final int TRIALS = 3;

    private final CircuitBreaker breaker;
    private volatile long openUntil = Long.MIN_VALUE / 2;

    Breaker(String bot, InstantSource clock) {
        this.breaker = CircuitBreaker.of(bot, CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_JUDGED, CALLS_JUDGED, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(MOSTLY)
                .permittedNumberOfCallsInHalfOpenState(TRIALS).waitDurationInOpenState(OPEN)
                .currentTimestampFunction(_ -> clock.millis(), TimeUnit.MILLISECONDS).build());
        breaker.getEventPublisher().onStateTransition(event -> {
            var state = event.getStateTransition().getToState();
            openUntil = state == State.OPEN ? Times.nanos(clock.instant().plus(OPEN)) : openUntil;
            LOG.atWarn().addKeyValue("bot", bot).addKeyValue("state", state)
                    .log("whether a platform is called has changed");
        });
    }

    /** Takes a permission: it must be {@link #record recorded} or given back as {@link #unused}. */
    boolean permits() {
        return breaker.tryAcquirePermission();
    }

    void unused() {
        breaker.releasePermission();
    }

    void record(Platform platform) {
        switch (platform) {
            case NOT_CALLED -> breaker.releasePermission();
            case THERE -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            case AWAY -> breaker.onError(0, TimeUnit.NANOSECONDS, new IOException("away"));
        }
    }

    boolean isAway() {
        return breaker.getState() != State.CLOSED;
    }

    /** When calls are tried again; in the past if they are made. */
    long openUntil() {
        return breaker.getState() == State.OPEN ? openUntil : Long.MIN_VALUE / 2;
    }
}
