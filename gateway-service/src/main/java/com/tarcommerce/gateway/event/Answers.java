package com.tarcommerce.gateway.event;

import com.tarcommerce.common.service.RetryAfter;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** What an answer of another service, or its absence, means for the row that asked. */
final class Answers {
    private Answers() {
    }

    static Outcome ofStatus(int status, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) {
            return new Outcome.Done();
        }
        var reason = "answered " + status;
        return RetryAfter.isAway(status)
                ? new Outcome.Unreached(reason, retryAfter)
                : new Outcome.Refused(reason, retryAfter);
    }

    /** Of a service of ours: one that does not take our token will, once it is the same again. */
    static Outcome ofFailure(RestClientException failure, Instant now) {
        if (failure instanceof HttpClientErrorException.Unauthorized) {
            return new Outcome.Unreached("answered 401: TAR_INTERNAL_TOKEN differs", null);
        }
        if (failure instanceof RestClientResponseException answer) {
            var headers = answer.getResponseHeaders();
            return ofStatus(answer.getStatusCode().value(),
                    headers == null ? null : retryAfter(headers.getFirst("Retry-After"), now));
        }
        return new Outcome.Unreached(cause(failure), null);
    }

    static @Nullable Duration retryAfter(HttpHeaders headers, Instant now) {
        return retryAfter(headers.firstValue("Retry-After").orElse(null), now);
    }

    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        var moment = RetryAfter.read(header, now, RetryPlan.PATIENCE);
        return moment == null || moment.isBefore(now) ? null : Duration.between(now, moment);
    }

    /** What nobody foresaw counts against the row; what our own database did does not, and is thrown. */
    static Outcome ofUnexpected(RuntimeException failure) {
        if (isOfDatabase(failure)) {
            throw failure;
        }
        return new Outcome.Refused(failure.getClass().getSimpleName(), null);
    }

    /** Whether our own database did not answer, so that nothing can be said of the row. */
    static boolean isOfDatabase(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException || failure instanceof TransactionException;
    }

    /** The kind of failure; its message may hold what is not to be shown. */
    static String cause(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof ConnectException)) {
            root = root.getCause();
        }
        return "no answer: " + root.getClass().getSimpleName();
    }
}
