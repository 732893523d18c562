package com.tarcommerce.ai.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which names are of which kind of goods, so that "parker pen" finds the Parker Vector and "Ponds soap" no Ponds Cream. */
final class KindIndex {
    private final Map<Integer, int[]> names = new HashMap<>();

    KindIndex(List<List<Word>> wordsOfNames) {
        var lists = new HashMap<Integer, List<Integer>>();
        for (var id = 0; id < wordsOfNames.size(); id++) {
            for (var kind : Kinds.ofName(wordsOfNames.get(id))) {
                lists.computeIfAbsent(kind, _ -> new ArrayList<>()).add(id);
            }
        }
        lists.forEach((kind, ids) -> names.put(kind, ids.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The names of what a word may be said of, in order. */
    int[] of(Word word) {
        return Kinds.saidBy(word).stream().map(kind -> names.getOrDefault(kind, new int[0]))
                .flatMapToInt(Arrays::stream)
                .sorted().distinct().toArray();
    }
}
