package com.tarcommerce.ai.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names that share most with some words; a word that few names hold counts more than one that half the shop has. */
final class NearestNames {
    private static final double SIZE = 0.5;

    private final NameIndex index;
    private final Vocabulary vocabulary;

    NearestNames(NameIndex index, Vocabulary vocabulary) {
        this.index = index;
        this.vocabulary = vocabulary;
    }

    /** Their places, the nearest first. */
    IntStream of(List<Word> words, int most) {
        var scores = new HashMap<Integer, Double>();
        words.stream().filter(word -> !word.measure()).distinct().forEach(word -> count(word, scores));
        var sizes = words.stream().map(Word::number).filter(number -> !number.isEmpty()).collect(Collectors.toSet());
        scores.replaceAll((id, score) -> score + (hasSize(id, sizes) ? SIZE : 0));
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most).mapToInt(Map.Entry::getKey);
    }

    private void count(Word word, Map<Integer, Double> scores) {
        var match = vocabulary.match(word);
        var ids = index.holdingAny(match.words());
        var weight = match.likeness() * Math.log1p((double) index.size() / Math.max(1, ids.length));
        for (var id : ids) {
            scores.merge(id, weight, Double::sum);
        }
    }

    /** It decides between names that were meant as much, and brings in none. */
    private boolean hasSize(int id, Set<String> sizes) {
        return index.words(id).stream().anyMatch(word -> word.measure() && sizes.contains(word.number()));
    }
}
