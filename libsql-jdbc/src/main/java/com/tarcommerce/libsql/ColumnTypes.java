package com.tarcommerce.libsql;

import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JDBC's type for a declared one, by SQLite's own rules of affinity (https://sqlite.org/datatype3.html, 3.1). */
final class ColumnTypes {

    private ColumnTypes() {
    }

    static int declared(String type) {
        var upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("INT")) {
            return Types.BIGINT;
        }
        if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
            return Types.VARCHAR;
        }
        if (upper.contains("BLOB") || upper.isEmpty()) {
            return Types.BLOB;
        }
        if (upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB")) {
            return Types.DOUBLE;
        }
        return upper.startsWith("BOOL") ? Types.BOOLEAN : Types.NUMERIC;
    }

    static int of(@Nullable Object value) {
        return switch (value) {
            case Long _ -> Types.BIGINT;
            case Double _ -> Types.DOUBLE;
            case byte[] _ -> Types.BLOB;
            case String _ -> Types.VARCHAR;
            case null, default -> Types.NULL;
        };
    }

    static String name(@Nullable Object value) {
        return switch (value) {
            case Long _ -> "INTEGER";
            case Double _ -> "REAL";
            case byte[] _ -> "BLOB";
            case String _ -> "TEXT";
            case null, default -> "NULL";
        };
    }
}
