package com.tarcommerce.ai.model;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops asking a server that fails half the time, and tries one question every thirty seconds. */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    static final Duration OPEN = Duration.ofSeconds(30);
    static final int QUESTIONS_JUDGED = 10;
    private static final float HALF = 50;

    private final CircuitBreaker breaker;

    Breaker(InstantSource clock) {
        this.breaker = CircuitBreaker.of("model",
                CircuitBreakerConfig.custom()
                        .slidingWindow(QUESTIONS_JUDGED, QUESTIONS_JUDGED, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(HALF).permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(OPEN)
                        .clock(clock.withZone(ZoneOffset.UTC)).build());
        breaker.getEventPublisher().onStateTransition(event -> LOG.atWarn()
                .addKeyValue("state", event.getStateTransition().getToState())
                .log("whether the model is asked has changed"));
    }

    /** Takes a permission, which must be given back by {@link #record}. */
    boolean permits() {
        return breaker.tryAcquirePermission();
    }

    void record(Completion completion) {
        switch (completion) {
            case Completion.Failed(var failure) when failure.isOfTheServer() ->
                breaker.onError(0, TimeUnit.NANOSECONDS, new IOException(failure.name()));
            case Completion.Failed _,Completion.Said _ -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }
}
