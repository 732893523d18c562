package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.problem.ProblemException;

/** The last dead letter of a page: {@code <died at, in ms>_<id>}. */
record DeadLetterCursor(long diedAt, String id) {

    static DeadLetterCursor after(DeadLetter last) {
        return new DeadLetterCursor(last.diedAt().toEpochMilli(), last.id());
    }

    /** @throws ProblemException 400 if it's none of ours; empty for the first page */
    static DeadLetterCursor parse(String text) {
        if (text.isEmpty()) {
            return new DeadLetterCursor(Long.MIN_VALUE, "");
        }
        var end = text.indexOf('_');
        try {
            return new DeadLetterCursor(Long.parseLong(text.substring(0, Math.max(end, 0))), text.substring(end + 1));
        } catch (NumberFormatException noneOfOurs) {
            throw ProblemException.malformed("cursor is none that this list gave out.");
        }
    }

    @Override
    public String toString() {
        return diedAt + "_" + id;
    }
}
