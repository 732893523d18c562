package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Column;
import com.tarcommerce.libsql.hrana.Result;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which keys of new rows a statement is to give: none, the rowid, or named columns by way of RETURNING. */
record GeneratedKeys(boolean rowid, List<String> columns) {
    static final GeneratedKeys NONE = new GeneratedKeys(false, List.of());
    static final GeneratedKeys ROWID = new GeneratedKeys(true, List.of());
    private static final String ROWID_LABEL = "last_insert_rowid()";

    static GeneratedKeys of(String... columns) {
        return columns.length == 0 ? NONE : new GeneratedKeys(false, List.of(columns));
    }

    static GeneratedKeys of(int flag) {
        return flag == Statement.RETURN_GENERATED_KEYS ? ROWID : NONE;
    }

    String sql(String sql) {
        if (columns.isEmpty() || sql.toLowerCase(Locale.ROOT).contains("returning")) {
            return sql;
        }
        var bare = sql.strip();
        var end = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
        // On a line of its own: the statement may end in a comment.
        return end + columns.stream().map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", ", "\nreturning ", ""));
    }

    /** All keys of a statement, or of a batch of them, as rows. */
    Result keys(List<Result> results) {
        if (!columns.isEmpty()) {
            var rows = new ArrayList<@Nullable Object[]>();
            results.forEach(result -> rows.addAll(result.rows()));
            return results.isEmpty() ? Result.EMPTY : new Result(results.getFirst().columns(), rows, 0, 0);
        }
        if (!rowid) {
            return Result.EMPTY;
        }
        var rows = results.stream().filter(result -> result.changes() > 0)
                .map(result -> new @Nullable Object[]{result.lastRowid()}).toList();
        return new Result(List.of(new Column(ROWID_LABEL, "INTEGER")), rows, 0, 0);
    }

    boolean returnsRows() {
        return !columns.isEmpty();
    }
}
