package com.tarcommerce.ai.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One piece of an expression of time, over the tokens {@code from} to before {@code to}. */
sealed interface TimePart {
    int from();

    int to();

    TimePart over(int from, int to);

    /** A day that needs no clock to be known; null is a date or a time that there is none of. */
    record Day(@Nullable LocalDate date, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new Day(date, from, to);
        }
    }

    /** The next such day; today counts if its moment is still to come and {@code next} was not said. */
    record Weekday(DayOfWeek day, boolean next, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new Weekday(day, next, from, to);
        }
    }

    /** The nth of a month. */
    record MonthDay(int day, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new MonthDay(day, from, to);
        }
    }

    record Clock(int hour, int minute, Half half, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new Clock(hour, minute, half, from, to);
        }
    }

    record Part(DayPart part, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new Part(part, from, to);
        }
    }

    record After(long seconds, int days, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new After(seconds, days, from, to);
        }
    }

    record Every(int count, ChronoUnit unit, Set<DayOfWeek> days, int from, int to) implements TimePart {
        @Override
        public TimePart over(int from, int to) {
            return new Every(count, unit, days, from, to);
        }
    }

    /** Which half of the day a clock time says it is in; {@code SAID} is a time of the 24-hour clock. */
    enum Half {
        AM, PM, SAID, OPEN
    }
}
