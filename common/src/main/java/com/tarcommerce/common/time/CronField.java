package com.tarcommerce.common.time;

import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/**
 * The values that one field of a cron expression allows.
 *
 * @param bits       one for each value
 * @param restricted whether it does not begin with {@code *}
 */
record CronField(long bits, boolean restricted) {
    static final int NONE = -1;

    /** What a field may hold. Names stand for {@code lowest}, {@code lowest} + 1, …. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    enum Kind {
        MINUTE("minute", 0, 59, List.of()), HOUR("hour", 0, 23, List.of()), DAY("day of month", 1, 31,
                List.of()), MONTH("month", 1, 12,
                        List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
        /** 7 is Sunday too. */
        WEEKDAY("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

        private final String title;
        private final int lowest;
        private final int highest;
        private final List<String> names;

        Kind(String title, int lowest, int highest, List<String> names) {
            this.title = title;
            this.lowest = lowest;
            this.highest = highest;
            this.names = names;
        }

        ProblemException refusal() {
            return ProblemException
                    .malformed("cron: the " + title + " is '*', numbers from " + lowest + " to " + highest
                            + (names.isEmpty() ? "" : " or names such as " + names.get(1))
                            + ", ranges 'a-b' and steps '*/n' or 'a-b/n', separated by commas.");
        }
    }

    static CronField parse(Kind kind, String text) {
        var bits = 0L;
        for (var part : text.split(",", -1)) {
            bits |= part(kind, part);
        }
        if (kind == Kind.WEEKDAY && (bits & 1L << 7) != 0) {
            bits |= 1;
        }
        return new CronField(bits, !text.startsWith("*"));
    }

    boolean has(int value) {
        return (bits & 1L << value) != 0;
    }

    /** The first value that is not below the given one, or {@link #NONE}. */
    int firstFrom(int value) {
        var rest = value > 63 ? 0 : bits & -1L << value;
        return rest == 0 ? NONE : Long.numberOfTrailingZeros(rest);
    }

    private static long part(Kind kind, String part) {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var step = slash < 0 ? 1 : number(kind, part.substring(slash + 1));
        var dash = range.indexOf('-');
        if (step < 1 || (slash >= 0 && dash < 0 && !range.equals("*"))) {
            throw kind.refusal();
        }
        if (range.equals("*")) {
            return stepping(kind.lowest, kind == Kind.WEEKDAY ? 6 : kind.highest, step);
        }
        if (dash < 0) {
            return 1L << value(kind, range);
        }
        var from = value(kind, range.substring(0, dash));
        var to = value(kind, range.substring(dash + 1));
        if (kind == Kind.WEEKDAY && to == 0 && from > 0) {
            to = 7;
        }
        if (from > to) {
            throw kind.refusal();
        }
        return stepping(from, to, step);
    }

    private static long stepping(int from, int to, int step) {
        var bits = 0L;
        for (var value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static int value(Kind kind, String text) {
        var name = kind.names.indexOf(text.toUpperCase(Locale.ROOT));
        var value = name >= 0 ? kind.lowest + name : number(kind, text);
        if (value < kind.lowest || value > kind.highest) {
            throw kind.refusal();
        }
        return value;
    }

    private static int number(Kind kind, String text) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw kind.refusal();
        }
        return Integer.parseInt(text);
    }
}
