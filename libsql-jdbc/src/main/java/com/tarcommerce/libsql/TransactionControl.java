package com.tarcommerce.libsql;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Refuses SQL that opens or ends transactions behind the connection's back. */
final class TransactionControl {
    private static final Set<String> WORDS = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");
    private static final int LONGEST = 9;

    private TransactionControl() {
    }

    static void refuse(String sql) throws SQLException {
        var word = firstWord(sql);
        if (WORDS.contains(word)) {
            throw SqlErrors.of(SqlErrors.WRONG_TRANSACTION_STATE, word + " is not sent as a statement: use"
                    + " setAutoCommit, commit, rollback and setSavepoint of the connection");
        }
    }

    private static String firstWord(String sql) {
        var start = skipBlank(sql);
        var end = start;
        while (end < sql.length() && end - start <= LONGEST && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }

    private static int skipBlank(String sql) {
        var at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                at = after(sql, "\n", at);
            } else if (sql.startsWith("/*", at)) {
                at = after(sql, "*/", at);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int after(String sql, String end, int from) {
        var found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }
}
