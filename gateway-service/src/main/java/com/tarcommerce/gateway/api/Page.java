package com.tarcommerce.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next give it as {@code cursor} for the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page<T>(List<T> items, @Nullable String next) {
    static final int MOST = 200;
    static final String DEFAULT = "50";

    /** Cuts a list that was read one longer than the page. */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, String> cursor) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(shown.stream().map(view).toList(),
                rows.size() > limit ? cursor.apply(shown.getLast()) : null);
    }
}
