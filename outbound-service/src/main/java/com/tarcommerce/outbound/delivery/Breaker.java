package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Tried.Platform;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops calling a platform that answers hardly anybody, and tries a few calls every ten seconds. */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration OPEN = Duration.ofSeconds(10);
    /** At the very end of that time it is still open. */
    private static final Duration AND_OVER = Duration.ofMillis(1);
    private static final int CALLS_JUDGED = 20;
    private static final float MOSTLY = 80;
    private static final int TRIALS = 3;

    private static final long FREE = Long.MIN_VALUE / 2;

    private final CircuitBreaker breaker;
    private volatile long openUntil = FREE;
    private boolean doubted;
    private boolean trialsAreOut;

    /** @param away is run when it opens because of what was found here */
    Breaker(String bot, Runnable away, InstantSource clock) {
        this.breaker = CircuitBreaker.of(bot, CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_JUDGED, CALLS_JUDGED, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(MOSTLY)
                .permittedNumberOfCallsInHalfOpenState(TRIALS).waitDurationInOpenState(OPEN)
                .clock(clock.withZone(ZoneOffset.UTC))
                .currentTimestampFunction(_ -> clock.millis(), TimeUnit.MILLISECONDS).build());
        breaker.getEventPublisher().onStateTransition(event -> {
            var state = event.getStateTransition().getToState();
            openUntil = state == State.OPEN ? Times.nanos(clock.instant().plus(OPEN).plus(AND_OVER)) : openUntil;
            LOG.atWarn().addKeyValue("bot", bot).addKeyValue("state", state)
                    .log("whether a platform is called has changed");
            if (state == State.OPEN && !doubted) {
                away.run();
            }
        });
    }

    /** Takes a permission: it must be {@link #record recorded} or given back as {@link #unused}. */
    boolean permits() {
        var permitted = breaker.tryAcquirePermission();
        trialsAreOut = !permitted && breaker.getState() == State.HALF_OPEN;
        return permitted;
    }

    /** Trial calls decide anew, unless they do already or nobody is called at all. */
    void doubt() {
        if (breaker.getState() == State.CLOSED) {
            doubted = true;
            breaker.transitionToOpenState();
            breaker.transitionToHalfOpenState();
            doubted = false;
        }
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

    /** When calls are tried again; in the past if they are made, {@link BotQueue#NEVER} for not before a trial call ends. */
    long freeAt() {
        return switch (breaker.getState()) {
            case OPEN -> openUntil;
            case HALF_OPEN -> trialsAreOut ? BotQueue.NEVER : FREE;
            default -> FREE;
        };
    }
}
