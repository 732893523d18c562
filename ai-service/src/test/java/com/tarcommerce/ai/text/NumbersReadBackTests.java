package com.tarcommerce.ai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling in the table, by itself and in all that can be said with it, whatever stands behind. */
class NumbersReadBackTests {
    private final Numerals numerals = new Numerals();

    private record Word(String said, BigDecimal value) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kar", "packet", "pkt", "rupaye", "ka", "milk", "please", "ke liye", "दूध", "."})
    void everySpellingOfANumberAndOfItsMultiplesIsReadBack(String behind) {
        for (var number : words(Set.of("one", "shy", "fraction"))) {
            assertReadBack(number, behind);
            for (var times : multipliers()) {
                assertReadBack(new Word(number.said + " " + times.said, number.value.multiply(times.value)), behind);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kar", "packet", "rupaye", "milk", "दूध"})
    void aHalfMoreAQuarterMoreAndAQuarterLessAreReadBackInEverySpelling(String behind) {
        for (var shift : words(Set.of("shift"))) {
            for (var number : words(Set.of("one", "shy"))) {
                var sum = new Word(shift.said + " " + number.said, number.value.add(shift.value));
                assertReadBack(sum, behind);
                for (var times : List.of(new Word("sau", new BigDecimal(100)), new Word("हज़ार", new BigDecimal(1_000)),
                        new Word("lakh", new BigDecimal(100_000)))) {
                    assertReadBack(new Word(sum.said + " " + times.said, sum.value.multiply(times.value)), behind);
                }
            }
        }
    }

    private void assertReadBack(Word word, String behind) {
        var tokens = Tokenizer.tokens((word.said + " " + behind).strip());

        var read = numerals.readAt(tokens, 0);

        assertThat(read).as(word + " " + behind).isPresent();
        assertThat(read.orElseThrow().value()).as(word + " " + behind).isEqualByComparingTo(word.value);
        assertThat(read.orElseThrow().to()).as(word + " " + behind).isEqualTo(Tokenizer.tokens(word.said).size());
    }

    /** "2k" is written, not said. */
    private static List<Word> multipliers() {
        return words(Set.of("times")).stream()
                .filter(word -> !word.said.equals("k") && word.value.remainder(BigDecimal.TEN).signum() == 0).toList();
    }

    private static List<Word> words(Set<String> kinds) {
        return Table.rows("ai/text/numbers.tsv").stream().filter(row -> kinds.contains(row.get(0)))
                .flatMap(row -> Stream.of(row.get(2).split("\\|")).map(String::strip)
                        .map(said -> new Word(said, new BigDecimal(row.get(1)))))
                .filter(word -> word.value.signum() != 0).toList();
    }
}
