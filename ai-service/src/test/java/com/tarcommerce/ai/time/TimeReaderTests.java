package com.tarcommerce.ai.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Tokenizer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeReaderTests {
    private final TimeReader times = new TimeReader(new Numerals());

    record Line(String zone, String now, String text, String expected) {
        @Override
        public String toString() {
            return text + " (" + zone + ", " + now + ")";
        }
    }

    static List<Line> lines() {
        return Table.rows("ai/moments.tsv").stream()
                .map(cells -> new Line(cells.get(0), cells.get(1), cells.get(2), cells.get(3))).toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void timeIsReadInTheZoneFromNow(Line line) {
        assertThat(read(line)).as(line.toString()).isEqualTo(expected(line));
    }

    @Test
    void theTokensOfTheTimeAreTold() {
        var tokens = Tokenizer.tokens("call Ramesh tomorrow at 5pm please");

        var when = times.read(tokens, OffsetDateTime.parse("2026-03-11T10:15:00Z").toZonedDateTime());

        assertThat(when).hasValueSatisfying(said -> assertThat(said.tokens().stream()).containsExactly(2, 3, 4, 5));
    }

    private String read(Line line) {
        var now = OffsetDateTime.parse(line.now()).atZoneSameInstant(ZoneId.of(line.zone()));
        return times.read(Tokenizer.tokens(line.text()), now).map(when -> switch (when) {
            case When.At(var instant, _) -> instant.toString();
            case When.Repeats(var cron, _) -> '"' + cron + '"';
            case When.Vague _ -> "vague";
        }).orElse("nothing");
    }

    private static String expected(Line line) {
        return Character.isDigit(line.expected().charAt(0))
                ? OffsetDateTime.parse(line.expected()).toInstant().toString()
                : line.expected();
    }
}
