package com.tarcommerce.ai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTests {
    private final Numerals numerals = new Numerals();

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"7;7", "1,200;1200", "1,00,000;100000", "12.5;12.5", "2k;2000", "do dozen;24",
            "half dozen;6", "half a dozen;6", "dozen;12", "dhai;2.5", "dedh;1.5", "aadha;0.5", "sava;1.25",
            "sadhe teen;3.5", "sava do;2.25", "paune chaar;3.75", "twenty five;25", "ek sau pachas;150",
            "do hazaar paanch sau;2500", "two hundred and fifty;250", "dhai sau;250", "pachas;50", "३०;30",
            "दो दर्जन;24",
            "zero;0", "ek lakh;100000", "sava sau;125", "paune do sau;175", "two and a half;2.5", "three quarters;0.75",
            "thirty-six;36", "बयालीस;42", "साढ़े सात;7.5", "½ dozen;6", "¼;0.25", "¾;0.75", "2½;2.5", "2½ dozen;30",
            "ek crore;10000000", "paune do lakh;175000", "12,34,567;1234567", "1,234,567;1234567",
            "ek sau ek;101", "do hazaar ek sau ek;2101"})
    void aNumberIsRead(String text, BigDecimal value) {
        var tokens = Tokenizer.tokens(text);

        var number = numerals.readAt(tokens, 0).orElseThrow();

        assertThat(number.value()).isEqualByComparingTo(value);
        assertThat(number.to()).isEqualTo(tokens.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"milk", "sadhe", "k", "₹"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(numerals.readAt(Tokenizer.tokens(text), 0)).isEmpty();
    }

    @Test
    void theHindiTwoIsShyForItAlsoMeansGive() {
        assertThat(numerals.readAt(Tokenizer.tokens("do"), 0)).hasValueSatisfying(
                number -> assertThat(number.shy()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ek sau do", "ek sau do please", "ek sau do.", "do hazaar do aur", "ek sau ek grahak",
            "2k do"})
    void whatMayBeAWordByItselfIsNoRestOfANumber(String text) {
        var tokens = Tokenizer.tokens(text);

        var read = numerals.readAt(tokens, 0).orElseThrow();

        assertThat(read.value().remainder(BigDecimal.TEN)).isEqualByComparingTo("0");
        assertThat(numerals.isUnreadRest(tokens, read.to())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28,50", "1,50", "10,12", "1,0000", "1,000,50", "100,1000", "101,102,10"})
    void aCommaThatMarksNoThousandsMakesNoNumber(String text) {
        var tokens = Tokenizer.tokens(text);

        assertThat(tokens).singleElement().satisfies(token -> assertThat(token.isUnreadNumber()).isTrue());
        assertThat(numerals.readAt(tokens, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"⅓", "⅞", "②", "Ⅳ"})
    void aSignThatIsANumberIsKnownToBeOne(String text) {
        assertThat(Tokenizer.tokens(text)).singleElement()
                .satisfies(token -> assertThat(token.isUnreadNumber()).isTrue());
    }

    @Test
    void multipliersDoNotPile() {
        var tokens = Tokenizer.tokens("ten thousand hundred lakh");

        assertThat(numerals.readAt(tokens, 0)).hasValueSatisfying(
                number -> assertThat(number.value()).isEqualByComparingTo("10000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "hinglish", "hindi"})
    void anyNumberSaidInWordsIsReadBack(String language) {
        var words = wordsIn(language);
        for (var number = 1; number < 10_000_000; number += step(number)) {
            var said = said(number, words);
            var tokens = Tokenizer.tokens(said + " kar");

            var read = numerals.readAt(tokens, 0);

            assertThat(read).as(said).isPresent();
            assertThat(read.orElseThrow().value()).as(said).isEqualByComparingTo(BigDecimal.valueOf(number));
            assertThat(read.orElseThrow().to()).as(said).isEqualTo(tokens.size() - 1);
        }
    }

    /** All up to 2,500, then fewer and fewer, of every last two digits. */
    private static int step(int number) {
        if (number < 2_500) {
            return 1;
        }
        return number < 100_000 ? 37 : 6_263;
    }

    private static String said(int number, Map<Integer, String> words) {
        var said = new StringJoiner(" ");
        if (number >= 100_000) {
            add(number / 100_000, words, said);
            said.add(words.get(100_000));
        }
        if (number % 100_000 >= 1000) {
            add(number % 100_000 / 1000, words, said);
            said.add(words.get(1000));
        }
        if (number % 1000 >= 100) {
            said.add(words.get(number % 1000 / 100)).add(words.get(100));
        }
        add(number % 100, words, said);
        return said.toString();
    }

    private static void add(int below100, Map<Integer, String> words, StringJoiner said) {
        if (words.containsKey(below100)) {
            said.add(words.get(below100));
        } else if (below100 > 0) {
            said.add(words.get(below100 / 10 * 10)).add(words.get(below100 % 10));
        }
    }

    /** The first word of each language in each line of the table; from 21 on English puts two together. */
    private static Map<Integer, String> wordsIn(String language) {
        var words = new HashMap<Integer, String>();
        for (var row : Table.rows("ai/text/numbers.tsv")) {
            var value = new BigDecimal(row.get(1));
            if (value.signum() > 0 && value.stripTrailingZeros().scale() <= 0 && !row.get(0).equals("shift")) {
                Table.alternatives(row.get(2)).stream().filter(word -> isIn(language, value.intValue(), word, row))
                        .findFirst().ifPresent(word -> words.putIfAbsent(value.intValue(), word));
            }
        }
        return words;
    }

    private static boolean isIn(String language, int value, String word, List<String> row) {
        var devanagari = word.codePointAt(0) > 0x0900;
        var isEnglish = (value <= 20 || value % 10 == 0) && row.get(2).startsWith(word)
                && !row.get(0).equals("shy");
        return switch (language) {
            case "english" -> isEnglish;
            case "hindi" -> devanagari;
            default -> !devanagari && !isEnglish;
        };
    }
}
