package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Units;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words for kinds of goods: a Sonata is a watch, and a watch is a ghadi; a Parker is a pen, and no ink.
 * What a name is, its last such word says; where it has none, who makes it.
 */
final class Kinds {
    private static final Words WORDS = new Words(new Units());
    private static final Map<String, Set<Integer>> GENERAL = new HashMap<>();
    private static final Map<String, Set<Integer>> ALL = new HashMap<>();
    private static final Map<String, Set<Integer>> MAKERS = new HashMap<>();
    private static final Map<Integer, String> FIRST = new HashMap<>();

    static {
        var kind = 0;
        for (var row : Table.rows("ai/catalogue/kinds.tsv")) {
            if (row.getFirst().equals("own")) {
                for (var word : Table.alternatives(row.get(1))) {
                    kind++;
                    learn(ALL, word, kind);
                    learn(GENERAL, word, kind);
                }
            } else {
                kind++;
                learn(row, kind);
            }
        }
    }

    private Kinds() {
    }

    private static void learn(List<String> row, int kind) {
        for (var word : cell(row, 1)) {
            learn(GENERAL, word, kind);
            learn(ALL, word, kind);
            FIRST.putIfAbsent(kind, WORDS.of(word).getFirst().form());
        }
        cell(row, 2).forEach(word -> learn(ALL, word, kind));
        cell(row, 3).forEach(word -> learn(MAKERS, word, kind));
    }

    private static List<String> cell(List<String> row, int at) {
        return row.size() <= at || row.get(at).equals("-") ? List.of() : Table.alternatives(row.get(at));
    }

    private static void learn(Map<String, Set<Integer>> table, String words, int kind) {
        table.computeIfAbsent(key(WORDS.of(words)), _ -> new HashSet<>()).add(kind);
    }

    private static String key(List<Word> words) {
        return String.join(" ", words.stream().map(Word::form).toList());
    }

    /** Whether a word says what kind of goods is meant. */
    static boolean isKind(Word word) {
        return GENERAL.containsKey(word.form());
    }

    /** The kinds that a word may say. */
    static Set<Integer> saidBy(Word word) {
        return GENERAL.getOrDefault(word.form(), Set.of());
    }

    /** The ways in which goods of the maker's kind are sold. */
    static <T> Set<T> soldAs(List<Word> name, Map<String, Set<T>> ways) {
        return maker(name).flatMap(kind -> Stream.ofNullable(FIRST.get(kind)))
                .flatMap(word -> ways.getOrDefault(word, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    /** What goods of that name are. */
    static Set<Integer> ofName(List<Word> name) {
        var brand = brandWords(name);
        for (var at = name.size() - 1; at >= brand; at--) {
            var kinds = ALL.get(name.get(at).form());
            if (kinds != null) {
                return kinds;
            }
        }
        return brand == 0 ? Set.of() : MAKERS.getOrDefault(key(name.subList(0, brand)), Set.of());
    }

    private static Stream<Integer> maker(List<Word> name) {
        var brand = brandWords(name);
        return brand == 0 ? Stream.empty() : MAKERS.getOrDefault(key(name.subList(0, brand)), Set.of()).stream();
    }

    /** How many of the first words say who made it. */
    private static int brandWords(List<Word> name) {
        for (var words = Math.min(3, name.size()); words > 0; words--) {
            if (MAKERS.containsKey(key(name.subList(0, words)))) {
                return words;
            }
        }
        return 0;
    }
}
