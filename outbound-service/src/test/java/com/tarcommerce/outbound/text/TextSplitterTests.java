package com.tarcommerce.outbound.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSplitterTests {
    private final TextSplitter splitter = new TextSplitter(20);

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(splitter.split("twenty characters ok")).containsExactly("twenty characters ok");
        assertThat(splitter.split("")).containsExactly("");
    }

    @Test
    void aParagraphGoesBeforeALineAndALineBeforeAWord() {
        assertThat(splitter.split("one two thr\n\nfour\nfive six")).containsExactly("one two thr", "four\nfive six");
        assertThat(splitter.split("one two thr\nfour five six")).containsExactly("one two thr", "four five six");
        assertThat(splitter.split("one two three four five")).containsExactly("one two three four", "five");
    }

    @Test
    void aLineKeepsItsIndentationWhereTheTextIsCutBeforeIt() {
        assertThat(splitter.split("if (milk == 0) {\n    order(12);\n}"))
                .containsExactly("if (milk == 0) {", "    order(12);\n}");
        assertThat(splitter.split("if (milk == 0) {\n \n\n    order(12);\n}"))
                .containsExactly("if (milk == 0) {", "    order(12);\n}");
        assertThat(splitter.split("one two three four   five")).containsExactly("one two three four", "five");
    }

    @Test
    void aBoundaryJustBehindTheLimitCounts() {
        assertThat(splitter.split("x".repeat(20) + "\n" + "y")).containsExactly("x".repeat(20), "y");
    }

    @Test
    void aCharacterAsReadersSeeItIsNotCut() {
        var family = "👨‍👩‍👧‍👦";
        assertThat(splitter.split("x".repeat(15) + family + "y")).containsExactly("x".repeat(15), family + "y");
        assertThat(splitter.split("क्षि".repeat(6))).allSatisfy(part -> assertThat(part).startsWith("क्"));
    }

    @Test
    void evenACharacterWithoutEndIsCutBetweenCodePoints() {
        var parts = splitter.split("😀" + "\u0301".repeat(60));

        assertThat(String.join("", parts)).isEqualTo("😀" + "\u0301".repeat(60));
        assertThat(parts).allSatisfy(part -> assertThat(part.length()).isBetween(1, 20));
    }

    @Test
    void nothingIsLostWhateverTheText() {
        var seed = 42L;
        var random = new Random(seed);
        var pieces = new String[]{"a", "दूध", "😀", "👨‍👩‍👧‍👦", " ", "\n", "\n\n", "é", "e\u0301",
                "\uD83C\uDDEE\uD83C\uDDF3"};
        for (var round = 0; round < 500; round++) {
            var text = new StringBuilder("x");
            for (var i = 0; i < 40; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertWhole(text.append('x').toString());
        }
    }

    private void assertWhole(String text) {
        var parts = splitter.split(text);
        var from = 0;
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        for (var part : parts) {
            var at = text.indexOf(part, from);
            assertThat(text.substring(from, at)).isBlank();
            assertThat(part.length()).isBetween(1, 20);
            assertThat(characters.isBoundary(at)).isTrue();
            from = at + part.length();
        }
        assertThat(text.substring(from)).isBlank();
    }
}
