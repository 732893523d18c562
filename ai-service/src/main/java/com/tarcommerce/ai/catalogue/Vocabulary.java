package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.text.LetterNames;
import com.tarcommerce.ai.text.Spelling;
import com.tarcommerce.ai.text.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a catalogue, found by the word itself, by its skeleton, or by a small slip of the hand. */
final class Vocabulary {
    private static final double SKELETON = 0.95;
    private static final double HEARD = 0.9;
    private static final int SHORTEST_HEARD = 2;
    private static final int SHORTEST_FLAPPED = 3;
    private static final Pattern PLURAL = Pattern.compile("[sjz]$");
    private static final LetterNames LETTERS = new LetterNames();
    static final Set<String> OF_GRAMMAR = Set.copyOf(Table.rows("ai/catalogue/function-words.tsv").stream()
            .map(List::getFirst).toList());

    /** Words of the catalogue that a typed word may mean, all equally like it. */
    record Match(List<String> words, double likeness) {
    }

    private final Map<String, Boolean> words = new HashMap<>();
    private final Map<String, List<String>> bySkeleton = new HashMap<>();
    private final Map<String, List<String>> byConsonants = new HashMap<>();
    private final NearWords near = new NearWords();

    void add(String word) {
        if (words.putIfAbsent(word, Boolean.TRUE) == null) {
            bySkeleton.computeIfAbsent(Spelling.skeleton(word), _ -> new ArrayList<>(1)).add(word);
            byConsonants.computeIfAbsent(Spelling.consonants(word), _ -> new ArrayList<>(1)).add(word);
            near.add(word);
        }
    }

    boolean knows(String word) {
        return words.containsKey(word);
    }

    /** A word of another script is also found by its consonants: मैगी is maggi, कोलगेट colgate. */
    Match match(Word word) {
        if (OF_GRAMMAR.contains(word.form()) && !knows(word.form())) {
            return new Match(List.of(), 0);
        }
        var match = match(word.form());
        if (!word.heard() || match.likeness() >= SKELETON) {
            return match;
        }
        return heard(word.form()).map(words -> new Match(words, HEARD)).orElse(match);
    }

    /** A letter's name; else what sounds like it, if need be with z for j, or without the s of a plural. */
    private Optional<List<String>> heard(String word) {
        var letter = LETTERS.letter(word).filter(words::containsKey);
        if (letter.isPresent()) {
            return letter.map(List::of);
        }
        var singular = PLURAL.matcher(word).replaceFirst("");
        return Stream.of(word, word.replace('j', 'z'), singular, singular.replace('j', 'z')).distinct()
                .map(Spelling::consonants).filter(sound -> sound.length() >= SHORTEST_HEARD)
                .map(sound -> byConsonants.getOrDefault(sound, List.of()))
                .filter(found -> !found.isEmpty()).findFirst().or(() -> flapped(singular));
    }

    /** The d of कचौड़ी is an r in Latin letters. */
    private Optional<List<String>> flapped(String word) {
        var sound = Spelling.consonants(word.replace('d', 'r'));
        return word.indexOf('d') < 0 || sound.length() < SHORTEST_FLAPPED
                ? Optional.empty()
                : Optional.ofNullable(byConsonants.get(sound));
    }

    /** Whether the word is one of the catalogue's for sure. */
    boolean isMeant(Word word) {
        return knows(word.form()) || meant(word).isPresent();
    }

    /** The one word that is certainly meant: itself, or another spelling. */
    Optional<String> meant(Word word) {
        if (word.measure()) {
            return Optional.empty();
        }
        var match = match(word);
        return match.likeness() >= HEARD && match.words().size() == 1
                ? Optional.of(match.words().getFirst())
                : Optional.empty();
    }

    private Match match(String typed) {
        if (words.containsKey(typed)) {
            return new Match(List.of(typed), 1);
        }
        if (typed.length() < NearWords.SHORTEST || Character.isDigit(typed.charAt(0))) {
            return new Match(List.of(), 0);
        }
        var sounding = bySkeleton.getOrDefault(Spelling.skeleton(typed), List.of());
        return sounding.isEmpty() ? near.of(typed) : new Match(sounding, SKELETON);
    }
}
