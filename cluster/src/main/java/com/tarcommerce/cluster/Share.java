package com.tarcommerce.cluster;

import com.tarcommerce.common.partition.Partitions;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shares partitions out by the names of those who are there: each goes to whom it draws the highest number for. So all who
 * see the same members agree without a word, and when one comes or goes only what is its own moves.
 */
final class Share {
    private Share() {
    }

    static Set<Integer> of(String name, Collection<String> members) {
        return IntStream.range(0, Partitions.COUNT).boxed().filter(no -> name.equals(ownerOf(no, members)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String ownerOf(int partition, Collection<String> members) {
        return members.stream().max(Comparator.<String>comparingLong(name -> draw(name, partition))
                .thenComparing(Comparator.naturalOrder())).orElse("");
    }

    /** The finalizer of SplitMix64 spreads the few bits in which the inputs differ. */
    private static long draw(String name, int partition) {
        var mixed = name.hashCode() * 0x9E3779B97F4A7C15L + partition * 0xD1B54A32D192ED03L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
