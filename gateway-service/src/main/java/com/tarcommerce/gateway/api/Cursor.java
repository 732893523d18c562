package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where a page of numbered things begins, and how long it is. */
record Cursor(long from, int limit) {

    /** @param first what an absent cursor stands for */
    static Cursor of(@Nullable String cursor, long first, int limit) {
        if (limit < 1 || limit > Page.MOST) {
            throw ProblemException.malformed("limit must be between 1 and " + Page.MOST + ".");
        }
        try {
            return new Cursor(cursor == null ? first : Long.parseLong(cursor), limit);
        } catch (NumberFormatException noNumber) {
            throw ProblemException.malformed("The cursor is no number: take it from the list's next.");
        }
    }

    /** One more than the page: so it is known whether another follows. */
    int most() {
        return limit + 1;
    }
}
