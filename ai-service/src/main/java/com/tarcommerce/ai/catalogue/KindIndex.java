package com.tarcommerce.ai.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which names are of which kind of goods, so that "parker pen" finds the Parker Vector and "Ponds soap" no Ponds Cream. */
final class KindIndex {
    private final Map<Integer, int[]> names = new HashMap<>();

    KindIndex(List<List<Word>> wordsOfNames) {
        for (var id = 0; id < wordsOfNames.size(); id++) {
            for (var kind : Kinds.ofName(wordsOfNames.get(id))) {
                names.merge(kind, new int[]{id}, KindIndex::both);
            }
        }
    }

    private static int[] both(int[] some, int[] more) {
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The names of what a word may be said of, in order. */
    int[] of(Word word) {
        return Kinds.saidBy(word).stream().map(kind -> names.getOrDefault(kind, new int[0]))
                .flatMapToInt(Arrays::stream)
                .sorted().distinct().toArray();
    }

    boolean is(int name, Word word) {
        return IntStream.of(of(word)).anyMatch(id -> id == name);
    }
}
