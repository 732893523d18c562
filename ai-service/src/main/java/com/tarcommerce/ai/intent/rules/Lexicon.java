package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Spelling;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words and phrases that mean something to the frames, read from {@code lexicon.tsv}. */
final class Lexicon {
    private static final int SHORTEST_WITH_SLIPS = 6;
    private static final Set<String> BECAUSE = RuleWords.of("lexicon because");
    /** How who asks ends a verb: kar do, kar dena; likh lo, likh lijiye. */
    private static final Map<String, List<String>> ENDINGS = Map.of("do", List.of("de", "dena", "dijiye", "dijiyega"),
            "lo", List.of("le", "lena", "lijiye", "lijiyega"));

    private static final String INFINITIVE = "na";
    private static final String TO_BE_DONE = "hai";

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final List<Phrase> longWords = new ArrayList<>();

    Lexicon() {
        for (var row : Table.rows("ai/rules/lexicon.tsv")) {
            var concept = Concept.valueOf(row.get(0));
            Table.alternatives(row.get(1)).stream().map(Variants::of).flatMap(List::stream)
                    .forEach(form -> add(concept, form));
        }
        withOtherEndings();
        byFirstWord.values().forEach(phrases -> phrases.sort(Comparator
                .comparingInt((Phrase phrase) -> -phrase.words().size())
                .thenComparing(phrase -> !phrase.begins() && !phrase.ends())));
    }

    /** A form that a row has keeps the meaning it has there; "pahuncha dena hai" is still to be done. */
    private void withOtherEndings() {
        var said = byFirstWord.values().stream().flatMap(List::stream).toList();
        var taken = said.stream().map(Phrase::words).collect(Collectors.toCollection(HashSet::new));
        for (var phrase : said) {
            var stem = phrase.words().subList(0, phrase.words().size() - 1);
            if (!stem.isEmpty()) {
                ENDINGS.getOrDefault(phrase.words().getLast(), List.of()).stream()
                        .filter(ending -> taken.add(with(stem, ending)))
                        .forEach(ending -> addForm(phrase, with(stem, ending), ending.endsWith(INFINITIVE)));
            }
        }
    }

    private void addForm(Phrase phrase, List<String> words, boolean mayBeToDo) {
        var forms = byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>(1));
        forms.add(new Phrase(phrase.concept(), words, phrase.begins(), phrase.ends()));
        if (mayBeToDo) {
            forms.add(new Phrase(Concept.FUTURE, with(words, TO_BE_DONE), false, false));
        }
    }

    private static List<String> with(List<String> words, String ending) {
        return Stream.concat(words.stream(), Tokenizer.tokens(ending).stream().map(Phrase::key)).toList();
    }

    private void add(Concept concept, String text) {
        var phrase = Phrase.of(concept, text);
        byFirstWord.computeIfAbsent(phrase.words().getFirst(), _ -> new ArrayList<>(1)).add(phrase);
        var word = Tokenizer.word(text);
        if (phrase.words().size() == 1 && word.length() >= SHORTEST_WITH_SLIPS && !Frame.isGeneral(concept)) {
            longWords.add(new Phrase(concept, List.of(word), phrase.begins(), phrase.ends()));
        }
    }

    /** The longest phrase that begins at a token; "because" belongs to the reason behind it. */
    Optional<Piece.Meaning> at(List<Token> tokens, int at) {
        var isBecause = at + 1 < tokens.size() && BECAUSE.contains(tokens.get(at).text());
        return (isBecause ? longestAt(tokens, at + 1) : Optional.<Piece.Meaning>empty())
                .filter(reason -> reason.concept() == Concept.REASON)
                .map(reason -> new Piece.Meaning(Concept.REASON, at, reason.to())).or(() -> longestAt(tokens, at));
    }

    private Optional<Piece.Meaning> longestAt(List<Token> tokens, int at) {
        var next = at + 1 < tokens.size() ? Phrase.keyWithin(tokens.get(at + 1)) : "";
        return byFirstWord.getOrDefault(Phrase.key(tokens.get(at)), List.of()).stream()
                .filter(phrase -> phrase.isAt(tokens, at, next)).findFirst()
                .map(phrase -> new Piece.Meaning(phrase.concept(), at, at + phrase.words().size()));
    }

    /** The word of ours that was meant, if one letter went wrong in a long word; no unknown word is explained away. */
    Optional<Piece.Meaning> almostAt(List<Token> tokens, int at) {
        var typed = tokens.get(at).text();
        if (typed.length() < SHORTEST_WITH_SLIPS - 1) {
            return Optional.empty();
        }
        return longWords.stream().filter(word -> word.words().getFirst().charAt(0) == typed.charAt(0))
                .filter(word -> Spelling.within(typed, word.words().getFirst(), 1)
                        && !isOtherForm(typed, word.words().getFirst()))
                .findFirst()
                .map(word -> new Piece.Meaning(word.concept(), at, at + 1));
    }

    /** Uthana is to lift, uthaya has lifted: a verb's other form is no slip of the hand. */
    private static boolean isOtherForm(String typed, String word) {
        return (typed.endsWith("na") && word.endsWith("ya")) || (typed.endsWith("ya") && word.endsWith("na"));
    }
}
