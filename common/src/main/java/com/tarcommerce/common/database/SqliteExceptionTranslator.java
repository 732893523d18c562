package com.tarcommerce.common.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.AbstractFallbackSQLExceptionTranslator;
import org.sqlite.SQLiteException;

/** Gives SQLite's failures, which come without an SQLState, the exceptions that other engines lead to. */
class SqliteExceptionTranslator extends AbstractFallbackSQLExceptionTranslator {

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return null;
        }
        var message = buildMessage(task, sql, failure);
        return switch (sqlite.getResultCode()) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                new DuplicateKeyException(message, failure);
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED, SQLITE_LOCKED_SHAREDCACHE ->
                new CannotAcquireLockException(message, failure);
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB ->
                new DataAccessResourceFailureException(message, failure);
            case SQLITE_ERROR -> new BadSqlGrammarException(task, sql == null ? "" : sql, failure);
            default -> sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT")
                    ? new DataIntegrityViolationException(message, failure)
                    : null;
        };
    }
}
