package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            "\r\n=cmd|' /C calc'!A0"})
    void whatASpreadsheetWouldComputeIsWords(String typed) {
        assertThat(Csv.word(typed)).startsWith("\"'").endsWith("\"").doesNotContain("\n", "\r", "\t");
    }

    @Test
    void quotesAndCommasStayInTheirCell() {
        assertThat(Csv.word("Milk, \"fresh\" 500ml")).isEqualTo("\"Milk, \"\"fresh\"\" 500ml\"");
        assertThat(Csv.word("two\nlines")).isEqualTo("\"two lines\"");
    }
}
