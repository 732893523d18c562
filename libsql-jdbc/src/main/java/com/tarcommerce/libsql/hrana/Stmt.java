package com.tarcommerce.libsql.hrana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with its positional arguments.
 *
 * @param arguments {@code null}, {@link Long}, {@link Double}, {@link String} or {@code byte[]}; nothing else
 * @param wantRows  whether the rows that it gives are to be sent back
 */
public record Stmt(String sql, List<@Nullable Object> arguments, boolean wantRows) {

    public static Stmt of(String sql) {
        return new Stmt(sql, List.of(), true);
    }

    public Stmt withoutRows() {
        return new Stmt(sql, arguments, false);
    }
}
