package com.tarcommerce.ai.model;

import com.tarcommerce.ai.model.Completion.Failure;
import com.tarcommerce.ai.model.Completion.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question to the server, if budget, breaker and the questions in flight allow it. */
final class AskServer {
    private static final Logger LOG = LoggerFactory.getLogger(AskServer.class);
    private static final String NO_SHOP = "none";

    private final ModelServer server;
    private final Map<QuestionKind, Breaker> breakers = new EnumMap<>(QuestionKind.class);
    private final DailyBudget budget;
    private final ModelMetrics metrics;
    private final InstantSource clock;
    private final Places places;

    AskServer(ModelServer server, ModelSettings settings, ModelMetrics metrics, InstantSource clock) {
        this.server = server;
        for (var kind : QuestionKind.values()) {
            breakers.put(kind, new Breaker(clock));
        }
        this.budget = new DailyBudget(settings.dailyTokens(), clock);
        this.metrics = metrics;
        this.clock = clock;
        this.places = new Places(settings.concurrent());
    }

    /** What was said, or in one word why nothing was. */
    Reply ask(Question question, Instant deadline) {
        var tenant = question.tenant() == null ? NO_SHOP : question.tenant();
        if (!budget.isLeft(tenant)) {
            return new Reply.Nothing("budget", false);
        }
        if (!places.take(question.kind())) {
            return new Reply.Nothing("busy", false);
        }
        try {
            return asked(question, tenant, deadline);
        } finally {
            places.give(question.kind());
        }
    }

    private Reply asked(Question question, String tenant, Instant deadline) {
        var began = clock.instant();
        var within = Duration.between(began, deadline);
        if (!within.isPositive()) {
            return new Reply.Nothing("slow", false);
        }
        var breaker = Objects.requireNonNull(breakers.get(question.kind()));
        if (!breaker.permits()) {
            return new Reply.Nothing("breaker", true);
        }
        var completion = completed(question, within);
        breaker.record(completion);
        var tokens = tokens(completion, question);
        budget.use(tenant, tokens);
        metrics.asked(tenant, Duration.between(began, clock.instant()), tokens);
        return switch (completion) {
            case Said said -> new Reply.Words(said);
            case Completion.Failed(var failure) -> new Reply.Nothing(failure.name().toLowerCase(Locale.ROOT), true);
        };
    }

    /** Whatever a server makes of its client is a failure of it: a permission of the breaker is always given back. */
    private Completion completed(Question question, Duration within) {
        try {
            return server.complete(question, within);
        } catch (RuntimeException surprise) {
            LOG.atWarn().setCause(surprise).log("a question to the model failed");
            return new Completion.Failed(Failure.AWAY);
        }
    }

    /** A server that is away, or refuses, has used none. */
    private static long tokens(Completion completion, Question question) {
        return switch (completion) {
            case Said said -> said.tokens();
            case Completion.Failed(var failure) -> failure == Failure.AWAY || failure == Failure.REFUSED
                    ? 0
                    : ChatWire.estimate(question);
        };
    }

    /** What came of it. */
    sealed interface Reply {
        record Words(Said said) implements Reply {
        }

        /** @param failed whether it was the server that failed */
        record Nothing(String why, boolean failed) implements Reply {
        }
    }
}
