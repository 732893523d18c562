package com.tarcommerce.ai.model;

import com.tarcommerce.ai.model.Completion.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** One question to the server, if budget, breaker and the questions in flight allow it. */
final class AskServer {
    private static final String NO_SHOP = "none";

    private final ModelServer server;
    private final Breaker breaker;
    private final DailyBudget budget;
    private final ModelMetrics metrics;
    private final InstantSource clock;
    private final Semaphore inFlight;

    AskServer(ModelServer server, ModelSettings settings, ModelMetrics metrics, InstantSource clock) {
        this.server = server;
        this.breaker = new Breaker(clock);
        this.budget = new DailyBudget(settings.dailyTokens(), clock);
        this.metrics = metrics;
        this.clock = clock;
        this.inFlight = new Semaphore(settings.concurrent());
    }

    /** What was said, or in one word why nothing was. */
    Reply ask(Question question, Instant deadline) {
        var tenant = question.tenant() == null ? NO_SHOP : question.tenant();
        if (!budget.isLeft(tenant)) {
            return new Reply.Nothing("budget");
        }
        if (!inFlight.tryAcquire()) {
            return new Reply.Nothing("busy");
        }
        try {
            return asked(question, tenant, deadline);
        } finally {
            inFlight.release();
        }
    }

    private Reply asked(Question question, String tenant, Instant deadline) {
        var began = clock.instant();
        var within = Duration.between(began, deadline);
        if (!within.isPositive()) {
            return new Reply.Nothing("slow");
        }
        if (!breaker.permits()) {
            return new Reply.Nothing("breaker");
        }
        var completion = server.complete(question, within);
        breaker.record(completion);
        var tokens = completion instanceof Said said ? said.tokens() : ChatWire.estimate(question);
        budget.use(tenant, tokens);
        metrics.asked(tenant, Duration.between(began, clock.instant()), tokens);
        return switch (completion) {
            case Said said -> new Reply.Words(said);
            case Completion.Failed(var failure) -> new Reply.Nothing(failure.name().toLowerCase(Locale.ROOT));
        };
    }

    /** What came of it. */
    sealed interface Reply {
        record Words(Said said) implements Reply {
        }

        record Nothing(String why) implements Reply {
        }
    }
}
