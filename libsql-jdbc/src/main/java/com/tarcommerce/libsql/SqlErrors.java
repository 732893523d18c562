package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.HranaException;
import com.tarcommerce.libsql.hrana.ServerError;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives every failure its SQLState, by which pools and frameworks judge, and the exception class that goes with it. */
final class SqlErrors {
    static final String STREAM_LOST = "08003";
    static final String CONNECTION_FAILED = "08006";
    static final String OUTCOME_UNKNOWN = "08007";
    static final String ROLLED_BACK = "40001";
    static final String CANCELLED = "57014";
    static final String BAD_SQL = "42000";
    static final String WRONG_ARGUMENTS = "07001";
    static final String WRONG_VALUE = "22018";
    static final String OUT_OF_RANGE = "22003";
    static final String CLOSED = "55000";
    static final String WRONG_TRANSACTION_STATE = "25000";

    private static final Map<String, String> BY_CODE = Map.ofEntries(Map.entry("SQLITE_BUSY", ROLLED_BACK),
            Map.entry("SQLITE_LOCKED", ROLLED_BACK), Map.entry("TRANSACTION_BUSY", ROLLED_BACK),
            Map.entry("TRANSACTION_TIMEOUT", ROLLED_BACK), Map.entry("ARGS_INVALID", WRONG_ARGUMENTS),
            Map.entry("SQLITE_RANGE", WRONG_ARGUMENTS), Map.entry("SQLITE_MISMATCH", WRONG_VALUE),
            Map.entry("SQLITE_TOOBIG", "22001"), Map.entry("RESPONSE_TOO_LARGE", "54000"),
            Map.entry("SQLITE_READONLY", "25006"), Map.entry("SQLITE_AUTH", "42501"), Map.entry("BLOCKED", "42501"),
            Map.entry("SQLITE_FULL", "53100"), Map.entry("SQLITE_NOMEM", "53200"), Map.entry("SQLITE_IOERR", "58030"),
            Map.entry("SQLITE_CANTOPEN", "58030"), Map.entry("SQLITE_CORRUPT", "XX001"),
            Map.entry("SQLITE_NOTADB", "XX001"), Map.entry("SQLITE_INTERRUPT", CANCELLED),
            Map.entry("PROXY_ERROR", CONNECTION_FAILED));

    private SqlErrors() {
    }

    static SQLException of(ServerError error) {
        var state = error.code().equals("SQLITE_CONSTRAINT")
                ? constraint(error.message())
                : BY_CODE.getOrDefault(error.code(), BAD_SQL);
        return of(state, error.message(), null);
    }

    /** SQLite tells its constraints apart by number, which does not come over the wire; the words do. */
    private static String constraint(String message) {
        if (message.contains("UNIQUE constraint") || message.contains("PRIMARY KEY constraint")) {
            return "23505";
        }
        if (message.contains("FOREIGN KEY constraint")) {
            return "23503";
        }
        if (message.contains("NOT NULL constraint")) {
            return "23502";
        }
        return message.contains("CHECK constraint") ? "23514" : "23000";
    }

    /** @param unknown the state for a request that may have run: what that means depends on what was asked */
    static SQLException of(HranaException failure, String unknown) {
        var message = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case NOT_SENT -> of("08001", message, failure);
            case STREAM_GONE -> of(STREAM_LOST, message, failure);
            case UNAUTHORIZED -> of("28000", message, failure);
            case NOT_FOUND -> of("3D000", message, failure);
            case REFUSED -> of("08004", message, failure);
            case UNKNOWN -> of(unknown, message, failure);
            case TIMED_OUT -> unknown.equals(OUTCOME_UNKNOWN)
                    ? of(unknown, message, failure)
                    : new SQLTimeoutException(message, CANCELLED, failure);
            case CANCELLED -> of(unknown.equals(OUTCOME_UNKNOWN) ? unknown : CANCELLED, message, failure);
        };
    }

    static SQLException of(String state, String message) {
        return of(state, message, null);
    }

    static SQLException of(String state, String message, @Nullable Throwable cause) {
        return switch (state) {
            case "08001", CONNECTION_FAILED -> new SQLTransientConnectionException(message, state, cause);
            case STREAM_LOST, "08004", OUTCOME_UNKNOWN -> new SQLNonTransientConnectionException(message, state, cause);
            case "28000" -> new SQLInvalidAuthorizationSpecException(message, state, cause);
            case ROLLED_BACK -> new SQLTransactionRollbackException(message, state, cause);
            case BAD_SQL -> new SQLSyntaxErrorException(message, state, cause);
            case WRONG_VALUE, OUT_OF_RANGE, "22001" -> new SQLDataException(message, state, cause);
            case "42501", "54000", "3D000" -> new SQLNonTransientException(message, state, cause);
            default -> state.startsWith("23")
                    ? new SQLIntegrityConstraintViolationException(message, state, cause)
                    : new SQLException(message, state, cause);
        };
    }

    static SQLFeatureNotSupportedException unsupported(String what) {
        return new SQLFeatureNotSupportedException(what + " is not supported by libSQL", "0A000");
    }
}
