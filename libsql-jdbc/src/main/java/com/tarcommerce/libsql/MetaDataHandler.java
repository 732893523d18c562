package com.tarcommerce.libsql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers the 180 questions of {@link DatabaseMetaData}: those that need the database are methods of {@link Catalogue},
 * the others are in the tables below. The rest is said by its type: no, 0 for no limit, nothing, no rows.
 */
final class MetaDataHandler implements InvocationHandler {
    private static final Set<String> YES = Set.of("allTablesAreSelectable", "isCatalogAtStart",
            "supportsAlterTableWithAddColumn", "supportsBatchUpdates", "supportsColumnAliasing",
            "supportsCoreSQLGrammar", "supportsCorrelatedSubqueries",
            "supportsDataDefinitionAndDataManipulationTransactions", "supportsExpressionsInOrderBy",
            "supportsGetGeneratedKeys", "supportsGroupBy", "supportsGroupByUnrelated", "supportsLikeEscapeClause",
            "supportsLimitedOuterJoins", "supportsMinimumSQLGrammar", "supportsMixedCaseIdentifiers",
            "supportsMixedCaseQuotedIdentifiers", "supportsMultipleTransactions", "supportsNonNullableColumns",
            "supportsOpenCursorsAcrossCommit", "supportsOpenCursorsAcrossRollback",
            "supportsOpenStatementsAcrossCommit", "supportsOpenStatementsAcrossRollback", "supportsOrderByUnrelated",
            "supportsOuterJoins", "supportsSavepoints", "supportsSubqueriesInComparisons", "supportsSubqueriesInExists",
            "supportsSubqueriesInIns", "supportsTransactions", "supportsUnion", "supportsUnionAll",
            "nullsAreSortedLow", "storesMixedCaseIdentifiers", "storesMixedCaseQuotedIdentifiers",
            "generatedKeyAlwaysReturned");

    private static final Map<String, Object> ANSWERS = Map.ofEntries(Map.entry("getDatabaseProductName", "SQLite"),
            Map.entry("getDriverName", LibsqlDriver.NAME),
            Map.entry("getDriverVersion", LibsqlDriver.MAJOR + "." + LibsqlDriver.MINOR),
            Map.entry("getDriverMajorVersion", LibsqlDriver.MAJOR),
            Map.entry("getDriverMinorVersion", LibsqlDriver.MINOR), Map.entry("getJDBCMajorVersion", 4),
            Map.entry("getJDBCMinorVersion", 3), Map.entry("getIdentifierQuoteString", "\""),
            Map.entry("getSearchStringEscape", "\\"), Map.entry("getCatalogSeparator", "."),
            Map.entry("getCatalogTerm", "catalog"), Map.entry("getSchemaTerm", "schema"),
            Map.entry("getDefaultTransactionIsolation", Connection.TRANSACTION_SERIALIZABLE),
            Map.entry("getResultSetHoldability", ResultSet.HOLD_CURSORS_OVER_COMMIT),
            Map.entry("getSQLStateType", DatabaseMetaData.sqlStateSQL),
            Map.entry("getRowIdLifetime", RowIdLifetime.ROWID_UNSUPPORTED));

    private final Catalogue catalogue;

    MetaDataHandler(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, name, arguments);
        }
        var answer = ANSWERS.get(name);
        if (answer != null) {
            return answer;
        }
        try {
            return Catalogue.class.getMethod(name, method.getParameterTypes()).invoke(catalogue, arguments);
        } catch (NoSuchMethodException notNeedingTheDatabase) {
            return byType(name, method.getReturnType());
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static @Nullable Object byType(String name, Class<?> type) {
        if (type == boolean.class) {
            return YES.contains(name);
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == String.class) {
            return "";
        }
        return type == ResultSet.class ? Catalogue.noRows() : null;
    }

    @SuppressWarnings("ReferenceEquality") // what it is about
    private static boolean isSame(Object proxy, @Nullable Object @Nullable [] arguments) {
        return arguments != null && proxy == arguments[0];
    }

    private static Object ofObject(Object proxy, String name, @Nullable Object @Nullable [] arguments) {
        return switch (name) {
            case "equals" -> isSame(proxy, arguments);
            case "hashCode" -> System.identityHashCode(proxy);
            default -> LibsqlDriver.NAME;
        };
    }
}
