package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void aTableIsUtf8WithItsMarkAndEndsItsLinesAsTheRfcHasIt() {
        var file = new Csv().row(List.of(Csv.word("नाम"), "-2.5")).bytes();

        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(file, StandardCharsets.UTF_8).substring(1)).isEqualTo("\"नाम\",-2.5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://evil\",\"x\")", "+1+2", "-2+3", "@SUM(A1)", " =1", "\t=1",
            "\r\n=cmd|' /C calc'!A0", "＝1", "＋1", "－1", "＠SUM(A1)", "\u3000＝1"})
    void whatASpreadsheetWouldComputeIsWords(String typed) {
        assertThat(Csv.word(typed)).startsWith("\"'").endsWith("\"").doesNotContain("\n", "\r", "\t");
    }

    /** What stands behind it is a cell of its own where a spreadsheet goes by semicolons. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            a;=1           | a;'=1
            a; ＝1;b;+2     | a;' ＝1;b;'+2
            a;"=1+1"       | a;'""=1+1""
            a;b; c-d; 5=5  | a;b; c-d; 5=5
            """, delimiter = '|', quoteCharacter = '~')
    void norDoesASemicolonBeginACellThatIsComputed(String typed, String written) {
        assertThat(Csv.word(typed)).isEqualTo('"' + written + '"');
    }

    @Test
    void quotesAndCommasStayInTheirCell() {
        assertThat(Csv.word("Milk, \"fresh\" 500ml")).isEqualTo("\"Milk, \"\"fresh\"\" 500ml\"");
        assertThat(Csv.word("two\nlines")).isEqualTo("\"two lines\"");
    }
}
