package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.gateway.intake.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a bill, read or not.
 *
 * @param trouble the sentence that says why it could not be read; absent if it was
 */
record Page(Incoming.File file, @Nullable BillText read, @Nullable String trouble) {
    static final String AWAY = "bill.away";
    private static final int FEWEST_LINES = 2;

    static Page of(Incoming.File file, BillText read) {
        return new Page(file, read, null);
    }

    static Page failed(Incoming.File file, String trouble) {
        return new Page(file, null, trouble);
    }

    /** Whether trying again may help. */
    boolean isAway() {
        return AWAY.equals(trouble);
    }

    /** Whether whoever sent it into a room for stock expects a word about it: any other picture is none of our business. */
    boolean looksLikeABill() {
        return read == null || !read.lines().isEmpty() || read.total() != null || read.text().lines()
                .filter(line -> line.codePoints().anyMatch(Character::isDigit)).count() >= FEWEST_LINES;
    }
}
