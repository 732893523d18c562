package com.tarcommerce.gateway.intake;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.ResourceAccessException;

/** Why an update could not be dealt with; {@code reason} is kept and logged, so it never holds what people wrote. */
sealed interface Trouble {

    String reason();

    /** Something is away or busy: it is tried again until it works. */
    record Passing(String reason) implements Trouble {
    }

    /** It will never work. */
    record Hopeless(String reason) implements Trouble {
    }

    /** A mistake, most likely ours, or more than a service gets done in time: tried a few times. */
    record Unexpected(String reason) implements Trouble {
    }

    /** A wrong internal token counts as passing: it is the operator's to mend, and no message's fault. */
    Set<Integer> PASSING_STATUS = Set.of(401, 403, 408, 425, 429, 502, 503, 504);
    int FRAMES = 4;
    int CAUSES = 8;

    static Trouble of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++, cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new Unexpected(describe(failure));
    }

    private static @Nullable Trouble known(Throwable failure) {
        return switch (failure) {
            case UnreadableUpdate unreadable -> new Hopeless("unreadable: " + unreadable.getMessage());
            case RefusedReply refused -> new Hopeless(String.valueOf(refused.getMessage()));
            case NotInTime late -> new Unexpected(String.valueOf(late.getMessage()));
            case TemporaryFailure away -> new Passing(String.valueOf(away.getMessage()));
            case ResourceAccessException away -> new Passing("a service did not answer: " + rootOf(away));
            case HttpStatusCodeException busy when PASSING_STATUS.contains(busy.getStatusCode().value()) ->
                new Passing("a service answered " + busy.getStatusCode().value());
            case HttpServerErrorException broken ->
                new Unexpected("a service answered " + broken.getStatusCode().value());
            case TransientDataAccessException busy -> new Passing("the database is busy: " + nameOf(busy));
            case RecoverableDataAccessException lost -> new Passing("the database was lost: " + nameOf(lost));
            case DataAccessResourceFailureException away -> new Passing("the database is away: " + nameOf(away));
            case TransactionException unfinished -> new Passing("no transaction: " + nameOf(unfinished));
            default -> null;
        };
    }

    /** Types and places, but no messages: those may quote what somebody wrote. */
    private static String describe(Throwable failure) {
        var places = Arrays.stream(failure.getStackTrace()).limit(FRAMES)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        var cause = failure.getCause();
        return nameOf(failure) + " at " + places + (cause == null ? "" : ", because of " + rootOf(failure));
    }

    private static String rootOf(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return nameOf(root);
    }

    private static String nameOf(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
