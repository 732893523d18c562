package com.tarcommerce.ai.time;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first piece of each kind; a second of the same kind is part of what shall be remembered. */
record Said(TimePart.@Nullable Every every, TimePart.@Nullable After after, TimePart.@Nullable Day day,
        TimePart.@Nullable Weekday weekday, TimePart.@Nullable MonthDay monthDay, TimePart.@Nullable Clock clock,
        TimePart.@Nullable Part part, BitSet tokens) {

    static Said of(List<TimePart> parts) {
        var said = new Said(first(parts, TimePart.Every.class), first(parts, TimePart.After.class),
                first(parts, TimePart.Day.class), first(parts, TimePart.Weekday.class),
                first(parts, TimePart.MonthDay.class), first(parts, TimePart.Clock.class),
                first(parts, TimePart.Part.class), new BitSet());
        said.cover(said.every, said.after, said.day, said.weekday, said.monthDay, said.clock, said.part);
        return said;
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
