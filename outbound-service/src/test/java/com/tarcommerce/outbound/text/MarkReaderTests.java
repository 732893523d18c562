package com.tarcommerce.outbound.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkReaderTests {

    @Test
    void marksAreReadAndLeaveTheText() {
        var read = MarkReader.read("*a* _b_ `c_d` [e](https://x.y/z) ```sql\nselect *\n```");

        assertThat(read.text()).isEqualTo("a b c_d e select *\n");
        assertThat(read.marks()).containsExactly(new Mark("bold", 0, 1, null), new Mark("italic", 2, 1, null),
                new Mark("code", 4, 3, null), new Mark("text_link", 8, 1, "https://x.y/z"),
                new Mark("pre", 10, 9, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 * 3 * 4", "5*2*3", "snake_case_name", "a * b", "*open", "_", "**", "[x](javascript:1)",
            "[x]", "`", "दूध 2*3", "₹ 5_"})
    void whatIsNoPairOfMarksStandsAsItIs(String text) {
        assertThat(MarkReader.read(text)).isEqualTo(FormattedText.plain(text));
    }

    @Test
    void aBackslashMakesAMarkACharacter() {
        assertThat(MarkReader.read("\\*not bold\\*")).isEqualTo(FormattedText.plain("*not bold*"));
        assertThat(MarkReader.read("*2 \\* 3*").text()).isEqualTo("2 * 3");
        assertThat(MarkReader.read("C:\\new").text()).isEqualTo("C:\\new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2*3 kg", "*open", "_open", "`", "``", "```sql", "[x", "[x](y", "*a* _b", "\\*a\\* *b* `c",
            "*a *b* [c](https://x.y/z", "``` `a`", "C:\\"})
    void whatIsClosedLooksTheSameAndTakesNothingFromWhatFollows(String text) {
        var alone = MarkReader.read(text);
        var next = MarkReader.read("3*4* _d_ `e` [f](https://x.y/z) ```");

        var both = MarkReader.read(MarkReader.closed(text) + "\n3*4* _d_ `e` [f](https://x.y/z) ```");

        assertThat(both.text()).isEqualTo(alone.text() + "\n" + next.text());
        assertThat(both.marks()).hasSize(alone.marks().size() + next.marks().size());
        assertThat(both.marks().subList(0, alone.marks().size())).isEqualTo(alone.marks());
    }

    @Test
    void wordsOfAnyScriptMayBeMarked() {
        assertThat(MarkReader.read("*दूध* खत्म").marks()).containsExactly(new Mark("bold", 0, 3, null));
    }

    @Test
    void partsTogetherHaveAllMarks() {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 300; i++) {
            text.append(random.nextInt(3) == 0 ? "*bold words %d* ".formatted(i) : "plain %d ".formatted(i));
        }
        var whole = MarkReader.read(text.toString());

        var parts = whole.split(100);

        assertThat(parts.stream().mapToInt(part -> bold(part).length()).sum())
                .isBetween(bold(whole).length() - parts.size(), bold(whole).length());
        assertThat(parts).allSatisfy(part -> assertThat(part.marks())
                .allSatisfy(
                        mark -> assertThat(mark.offset() + mark.length()).isLessThanOrEqualTo(part.text().length())));
    }

    /** A regular expression on a text from outside: it must not take for ever, nor use up the stack. */
    @Test
    void aLongTextOfMarksIsReadInTime() {
        assertThat(MarkReader.read("*a _b `c [d](".repeat(7_000)).text()).isNotEmpty();
        assertThat(MarkReader.read("*" + "a".repeat(99_000) + "*").marks()).hasSize(1);
    }

    private static String bold(FormattedText text) {
        var bold = new StringBuilder();
        text.marks().forEach(
                mark -> bold.append(text.text(), mark.offset(), mark.offset() + mark.length()));
        return bold.toString();
    }
}
