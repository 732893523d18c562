package com.tarcommerce.ai.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the one name of a catalogue that some words are all about, or those that they may be about. */
record Resolver(List<String> names, NameIndex index, Vocabulary vocabulary, Compounds compounds, KindIndex kinds) {
    private static final double KIND_ALONE = 0.7;

    Resolution resolve(List<Word> words, Set<String> measures) {
        if (words.isEmpty()) {
            return new Resolution.NotFound(List.of());
        }
        var written = compounds.asWritten(words, vocabulary).stream().distinct().toList();
        var matches = written.stream().map(vocabulary::match).toList();
        var meant = matches.stream().map(this::idsOf).reduce(NameIndex::common).orElseThrow();
        if (meant.length == 0) {
            return ofKind(written, measures).orElseGet(() -> new Resolution.NotFound(nearest(matches)));
        }
        var likeness = matches.stream().mapToDouble(Vocabulary.Match::likeness).min().orElse(0);
        return best(meant, matches.size(), measures, likeness);
    }

    /** "Parker pen" is the Parker Vector where it is the only one: what is no word of the name says what kind it is. */
    private Optional<Resolution> ofKind(List<Word> words, Set<String> measures) {
        var own = words.stream().filter(word -> !Kinds.isKind(word)).map(vocabulary::match).toList();
        var meant = Stream.concat(own.stream().map(this::idsOf),
                words.stream().filter(Kinds::isKind).map(kinds::of)).reduce(NameIndex::common).orElseThrow();
        var likeness = own.stream().mapToDouble(Vocabulary.Match::likeness).min().orElse(KIND_ALONE);
        return own.size() == words.size() || meant.length == 0
                ? Optional.empty()
                : Optional.of(best(meant, own.size(), measures, likeness));
    }

    private Resolution best(int[] meant, int words, Set<String> measures, double likeness) {
        var best = new BestNames(index, words, measures).among(meant).stream().map(names::get).toList();
        return best.size() == 1
                ? new Resolution.Found(best.getFirst(), likeness)
                : new Resolution.Ambiguous(best.stream().limit(Candidates.MOST).toList());
    }

    private int[] idsOf(Vocabulary.Match match) {
        return index.holdingAny(match.words());
    }

    private List<String> nearest(List<Vocabulary.Match> matches) {
        return matches.stream().map(this::idsOf).filter(ids -> ids.length > 0)
                .min((a, b) -> Integer.compare(a.length, b.length)).stream().flatMapToInt(Arrays::stream)
                .limit(Candidates.MOST).mapToObj(names::get).toList();
    }
}
