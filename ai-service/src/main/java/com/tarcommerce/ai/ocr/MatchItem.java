package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which item of the shop a printed name means: one that all its words speak of and whose sizes are those that are
 * printed, if any are. Anything less is a candidate and no match.
 */
final class MatchItem {
    private static final Pattern ONE = Pattern.compile("(?<![\\p{L}\\p{N}])[lLiI|](?=kg\\b)");
    private static final Pattern FIVE = Pattern.compile("(?<![\\p{L}\\p{N}])S(?=kg\\b)");
    private static final Pattern MILLILITRES = Pattern.compile("(?<=\\d)m[iI1|](?![\\p{L}\\p{N}])");
    /** A page of a PDF may hold all of its text in one line. */
    private static final int LONGEST_NAME = 120;
    private static final int MOST_SPECKS = 2;
    private static final int LONGEST_SPECK = 2;

    private final Words words;
    private final Catalogue catalogue;

    MatchItem(Words words, Catalogue catalogue) {
        this.words = words;
        this.catalogue = catalogue;
    }

    Resolution match(String printed) {
        if (printed.length() > LONGEST_NAME) {
            return new Resolution.NotFound(List.of());
        }
        var all = wordsOf(printed);
        var measures = all.stream().filter(Word::measure).map(Word::form).collect(Collectors.toSet());
        var whole = whole(all);
        if (whole.isPresent()) {
            return confirmed(new Resolution.Found(whole.get(), 1), measures);
        }
        var meant = catalogue.resolve(all.stream().filter(word -> !word.measure()).toList(), measures);
        var inside = catalogue.namesIn(all);
        return switch (meant) {
            case Resolution.Found found -> confirmed(found, measures);
            case Resolution.Ambiguous several -> several;
            case Resolution.NotFound none -> inside.size() == 1
                    ? new Resolution.Ambiguous(List.of(inside.getFirst().name()))
                    : none;
        };
    }

    /** Whether these very words are an item's name, its size aside. */
    boolean isName(String printed) {
        return printed.length() <= LONGEST_NAME && whole(wordsOf(printed)).isPresent();
    }

    private Optional<String> whole(List<Word> all) {
        return catalogue.namesIn(all).stream().filter(named -> named.firstWord() == 0
                && all.stream().skip(named.lastWord() + 1L).allMatch(Word::measure)).findFirst()
                .map(named -> named.name());
    }

    private Resolution confirmed(Resolution.Found found, Set<String> measures) {
        return measures.isEmpty() || measures.equals(catalogue.measuresOf(found.name(), words))
                ? found
                : new Resolution.Ambiguous(List.of(found.name()));
    }

    /** Sizes as they are printed, where a photo makes letters of their digits that mean nothing else: lkg, Skg, 500mi. */
    private List<Word> wordsOf(String printed) {
        var one = ONE.matcher(printed).replaceAll("1");
        var five = FIVE.matcher(one).replaceAll("5");
        return withoutSpecks(words.of(MILLILITRES.matcher(five).replaceAll("ml")));
    }

    /** What dirt in front of a name is read as: a letter or two that no name of the shop holds. */
    private List<Word> withoutSpecks(List<Word> all) {
        var from = 0;
        while (from < MOST_SPECKS && from < all.size() - 1 && isSpeck(all.get(from))) {
            from++;
        }
        return all.subList(from, all.size());
    }

    private boolean isSpeck(Word word) {
        return !word.measure() && word.form().length() <= LONGEST_SPECK
                && word.form().chars().noneMatch(Character::isDigit) && !catalogue.knows(word.form());
    }
}
