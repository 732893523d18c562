package com.tarcommerce.libsql.hrana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave.
 *
 * @param rows values as in {@link Stmt#arguments}
 */
public record Result(List<Column> columns, List<@Nullable Object[]> rows, long changes, long lastRowid) {
    public static final Result EMPTY = new Result(List.of(), List.of(), 0, 0);
}
