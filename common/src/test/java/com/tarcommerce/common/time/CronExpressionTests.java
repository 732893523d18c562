package com.tarcommerce.common.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTests {
    /** 2026: gap on 29 March 02:00 to 03:00, doubled hour on 25 October 02:00 to 03:00. */
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 9 * * 1          | Asia/Kolkata | 2026-03-02T03:30:00Z | 2026-03-09T03:30:00Z
            0 9 * * 1          | Asia/Kolkata | 2026-03-02T03:29:59Z | 2026-03-02T03:30:00Z
            */15 * * * *       | UTC          | 2026-03-02T09:15:00Z | 2026-03-02T09:30:00Z
            */15 * * * *       | UTC          | 2026-03-02T09:59:59Z | 2026-03-02T10:00:00Z
            5-20/5 9 * * *     | UTC          | 2026-03-02T09:10:00Z | 2026-03-02T09:15:00Z
            5-20/5 9 * * *     | UTC          | 2026-03-02T09:20:00Z | 2026-03-03T09:05:00Z
            0 0,12 1 JAN,jul * | UTC          | 2026-01-01T12:00:00Z | 2026-07-01T00:00:00Z
            59 23 31 12 *      | UTC          | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z
            0 0 29 2 *         | UTC          | 2096-02-29T00:00:00Z | 2104-02-29T00:00:00Z
            0 0 29 2 */7       | UTC          | 2032-02-29T00:00:00Z | 2060-02-29T00:00:00Z
            0 0 29 2 */7       | UTC          | 2088-02-29T00:00:00Z | 2128-02-29T00:00:00Z
            0 8 * * 7          | UTC          | 2026-03-02T00:00:00Z | 2026-03-08T08:00:00Z
            0 8 * * SUN        | UTC          | 2026-03-02T00:00:00Z | 2026-03-08T08:00:00Z
            0 8 * * SUN-SUN    | UTC          | 2026-03-02T00:00:00Z | 2026-03-08T08:00:00Z
            0 8 * * 0-0        | UTC          | 2026-03-02T00:00:00Z | 2026-03-08T08:00:00Z
            0 8 * * fri-sun    | UTC          | 2026-03-07T09:00:00Z | 2026-03-08T08:00:00Z
            30 22 * * 1-5      | UTC          | 2026-03-06T22:30:00Z | 2026-03-09T22:30:00Z
            """)
    void theNextOccurrenceIsTheFirstLaterOne(String cron, String zone, String after, String next) {
        assertThat(CronExpression.parse(cron).nextAfter(Instant.parse(after), ZoneId.of(zone))).isEqualTo(next);
    }

    @Test
    void ifBothDayFieldsAreRestrictedEitherIsEnough() {
        assertThat(occurrences("0 0 13 * 5", ZoneId.of("UTC"), "2026-03-01T00:00:00Z", 5)).containsExactly(
                "2026-03-06T00:00:00Z", "2026-03-13T00:00:00Z", "2026-03-20T00:00:00Z", "2026-03-27T00:00:00Z",
                "2026-04-03T00:00:00Z");
        assertThat(occurrences("0 0 14 * 5", ZoneId.of("UTC"), "2026-03-13T00:00:00Z", 2))
                .containsExactly("2026-03-14T00:00:00Z", "2026-03-20T00:00:00Z");
    }

    @Test
    void aDayFieldThatBeginsWithAStarRestrictsTogetherWithTheOther() {
        assertThat(occurrences("0 0 */2 * 1", ZoneId.of("UTC"), "2026-03-01T00:00:00Z", 2))
                .containsExactly("2026-03-09T00:00:00Z", "2026-03-23T00:00:00Z");
    }

    @Test
    void aSkippedTimeFiresAtTheEndOfTheGap() {
        assertThat(occurrences("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3)).containsExactly(
                "2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void severalSkippedTimesFireOnceTogether() {
        assertThat(occurrences("*/20 * * * *", BERLIN, "2026-03-29T00:30:00Z", 3)).containsExactly(
                "2026-03-29T00:40:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z");
    }

    @Test
    void aDoubledHourFiresOnce() {
        assertThat(occurrences("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2)).containsExactly(
                "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(occurrences("*/30 * * * *", BERLIN, "2026-10-25T00:00:00Z", 2)).containsExactly(
                "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z");
        assertThat(occurrences("30 2 * * *", BERLIN, "2026-10-25T01:00:00Z", 1))
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *",
            "* * * * 8", "*/0 * * * *", "5/10 * * * *", "20-10 * * * *", "a * * * *", ", * * * *", "1,,2 * * * *",
            "-1 * * * *", "1- * * * *", "* * * FOO *", "@daily", "0 0 30 2 *", "0 0 31 4,6 *", ""})
    void whatIsNoCronIsRefused(String text) {
        assertThatThrownBy(() -> CronExpression.parse(text)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("cron");
    }

    private static List<String> occurrences(String cron, ZoneId zone, String after, int count) {
        var expression = CronExpression.parse(cron);
        var found = new ArrayList<String>();
        var moment = Instant.parse(after);
        for (var no = 0; no < count; no++) {
            moment = expression.nextAfter(moment, zone);
            found.add(moment.toString());
        }
        return found;
    }
}
