package com.tarcommerce.ai.time;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first piece of each kind, and all of them; a second of the same kind says when it comes again, or is part of what shall be remembered. */
record Said(TimePart.@Nullable Every every, TimePart.@Nullable After after, TimePart.@Nullable Day day,
        TimePart.@Nullable Weekday weekday, TimePart.@Nullable MonthDay monthDay, TimePart.@Nullable Clock clock,
        TimePart.@Nullable Part part, List<TimePart> parts, BitSet tokens) {

    private static final int BEFORE_DAWN = 5;

    static Said of(List<TimePart> parts) {
        var said = new Said(first(parts, TimePart.Every.class), first(parts, TimePart.After.class),
                first(parts, TimePart.Day.class), first(parts, TimePart.Weekday.class),
                first(parts, TimePart.MonthDay.class), first(parts, TimePart.Clock.class),
                first(parts, TimePart.Part.class), List.copyOf(parts), new BitSet());
        said.cover(said.every, said.after, said.day, said.weekday, said.monthDay, said.clock, said.part);
        if (said.every != null) {
            parts.stream().filter(Said::mayBeSeveral).forEach(said::cover);
        }
        return said;
    }

    /** "At 9 am and 6 pm", "the 5th and the 20th": what comes again may have several, and the parts of the day between them. */
    private static boolean mayBeSeveral(TimePart part) {
        return part instanceof TimePart.Clock || part instanceof TimePart.MonthDay || part instanceof TimePart.Part;
    }

    <T extends TimePart> List<T> all(Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** "Raat 5 baje" is neither night nor evening. */
    boolean isNoNight() {
        return part != null && part.part() == DayPart.NIGHT && clock != null && clock.hour() == BEFORE_DAWN
                && clock.half() == TimePart.Half.OPEN;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    private void cover(@Nullable TimePart... parts) {
        for (var part : parts) {
            if (part != null) {
                tokens.set(part.from(), part.to());
            }
        }
    }

    private static <T extends TimePart> @Nullable T first(List<TimePart> parts, Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
    }
}
