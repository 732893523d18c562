package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.gateway.intake.NotInTime;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

/**
 * Asks ai-service. Where no answer came in time it finds out whose fault that is, by a text that costs nothing: of a text
 * that takes too long by itself the same would come for days. Where that one takes its time, too, it is ai-service's.
 */
@Component
class AskInTime {
    private static final String EASY = "hello";
    /** It takes milliseconds where nothing else is in the way. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    private final AiApi ai;
    private final InstantSource clock;
    private final LongSupplier nanos;

    @Autowired
    AskInTime(AiApi ai, InstantSource clock) {
        this(ai, clock, System::nanoTime);
    }

    /** @param nanos of any origin */
    AskInTime(AiApi ai, InstantSource clock, LongSupplier nanos) {
        this.ai = ai;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** @throws NotInTime if ai-service answers quickly, but not this */
    <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (ResourceAccessException failure) {
            if (isReadTimeout(failure) && answersQuickly()) {
                throw new NotInTime("ai-service does not answer this in time, and answers others");
            }
            throw failure;
        }
    }

    /** Itself: those that tell of a connection that could not be made are other kinds of it. */
    private static boolean isReadTimeout(ResourceAccessException failure) {
        var cause = failure.getCause();
        return cause != null && cause.getClass() == SocketTimeoutException.class;
    }

    private boolean answersQuickly() {
        var begin = nanos.getAsLong();
        try {
            ai.understand(new IntentRequest(EASY, List.of(), null, clock.instant(), ZoneOffset.UTC, null, null));
            return nanos.getAsLong() - begin < QUICK.toNanos();
        } catch (RestClientException away) {
            return false;
        }
    }
}
