package com.tarcommerce.ai.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells which of several names a text means most.
 *
 * @param words    how many words of the text speak of the item
 * @param measures sizes that stand in the text
 */
record BestNames(NameIndex index, int words, Set<String> measures) {

    /** Those of the highest rank. */
    List<Integer> among(int[] meant) {
        var best = new ArrayList<Integer>();
        var bestRank = Integer.MIN_VALUE;
        for (var id : meant) {
            var rank = rank(index.words(id));
            if (rank > bestRank) {
                best.clear();
                bestRank = rank;
            }
            if (rank == bestRank) {
                best.add(id);
            }
        }
        return best;
    }

    /** A size that fits counts most, then that no word of the name was left out. */
    private int rank(List<Word> name) {
        var spoken = 0;
        var sizes = 0;
        for (var word : name) {
            if (measures.contains(word.form()) || measures.contains(word.number())) {
                sizes++;
            }
            if (!word.measure()) {
                spoken++;
            }
        }
        return sizes * 2 + (spoken <= words ? 1 : 0);
    }
}
