package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.message.Rank;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The higher rank goes first, but not for ever: of eight turns, one is for what waits below. */
final class Share {
    private static final int IN_A_ROW = 7;

    private int inARow;

    /** @param first the place, in the order of acceptance, of the first of a rank that is ready; null if none is */
    @Nullable
    Rank choose(Function<Rank, @Nullable Long> first) {
        Rank highest = null;
        Rank oldestBelow = null;
        var oldest = Long.MAX_VALUE;
        for (var rank : Rank.values()) {
            var seq = first.apply(rank);
            if (seq == null) {
                continue;
            }
            if (highest == null) {
                highest = rank;
            } else if (seq < oldest) {
                oldest = seq;
                oldestBelow = rank;
            }
        }
        return inARow >= IN_A_ROW && oldestBelow != null ? oldestBelow : highest;
    }

    /** To be told of every turn. */
    void taken(Rank rank, Predicate<Rank> isReady) {
        var waitsBelow = false;
        for (var each : Rank.values()) {
            waitsBelow |= each.compareTo(rank) > 0 && isReady.test(each);
        }
        inARow = waitsBelow && inARow < IN_A_ROW ? inARow + 1 : 0;
    }
}
