package com.tarcommerce.gateway.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @ParameterizedTest
    @CsvSource({
            // Over midnight: 21:00 to 09:00 in India is 15:30 to 03:30 UTC.
            "21:00-09:00, 2026-11-25T15:29:59.999Z,", "21:00-09:00, 2026-11-25T15:30:00Z, 2026-11-26T03:30:00Z",
            "21:00-09:00, 2026-11-25T23:00:00Z, 2026-11-26T03:30:00Z",
            "21:00-09:00, 2026-11-26T03:29:59.999Z, 2026-11-26T03:30:00Z", "21:00-09:00, 2026-11-26T03:30:00Z,",
            // Within a day: 13:00 to 15:30 is 07:30 to 10:00 UTC.
            "13:00-15:30, 2026-11-25T07:29:59Z,", "13:00-15:30, 2026-11-25T07:30:00Z, 2026-11-25T10:00:00Z",
            "13:00-15:30, 2026-11-25T10:00:00Z,",
            // Until midnight.
            "22:00-24:00, 2026-11-25T18:00:00Z, 2026-11-25T18:30:00Z", "22:00-24:00, 2026-11-25T18:30:00Z,",
            "off, 2026-11-25T18:00:00Z,"})
    void aMomentInThemWaitsForTheirEnd(String hours, Instant moment, Instant end) {
        assertThat(quiet(hours).endAround(moment, KOLKATA).orElse(null)).isEqualTo(end);
    }

    /** On 8 March 2026 New York's clocks go from 02:00 (07:00 UTC) to 03:00. */
    @ParameterizedTest
    @CsvSource({
            // The night is an hour shorter.
            "21:00-09:00, 2026-03-08T02:00:00Z, 2026-03-08T13:00:00Z",
            // An end, and a beginning, that the clock skips is the end of the gap.
            "22:00-02:30, 2026-03-08T06:59:59Z, 2026-03-08T07:00:00Z", "22:00-02:30, 2026-03-08T07:00:00Z,",
            "02:30-04:00, 2026-03-08T06:59:59Z,", "02:30-04:00, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z"})
    void whereTheClockSkipsAnHour(String hours, Instant moment, Instant end) {
        assertThat(quiet(hours).endAround(moment, NEW_YORK).orElse(null)).isEqualTo(end);
    }

    /** On 1 November 2026 New York's clocks go from 02:00 (06:00 UTC) back to 01:00. */
    @ParameterizedTest
    @CsvSource({
            // The night is an hour longer.
            "21:00-09:00, 2026-11-01T01:00:00Z, 2026-11-01T14:00:00Z",
            // Of an hour that comes twice the first counts: the second 01:15 is no more quiet.
            "22:00-01:30, 2026-11-01T05:15:00Z, 2026-11-01T05:30:00Z", "22:00-01:30, 2026-11-01T06:15:00Z,",
            "01:30-04:00, 2026-11-01T05:30:00Z, 2026-11-01T09:00:00Z",
            "01:30-04:00, 2026-11-01T06:15:00Z, 2026-11-01T09:00:00Z"})
    void whereAnHourComesTwice(String hours, Instant moment, Instant end) {
        assertThat(quiet(hours).endAround(moment, NEW_YORK).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"21:00-09:00, 2026-11-25T09:00:00Z, 2026-11-25T15:30:00Z",
            "21:00-09:00, 2026-11-25T15:30:00Z, 2026-11-26T15:30:00Z", "off, 2026-11-25T09:00:00Z,"})
    void theyBeginAgain(String hours, Instant moment, Instant begin) {
        assertThat(quiet(hours).nextBegin(moment, KOLKATA).orElse(null)).isEqualTo(begin);
    }

    @Test
    void theEndIsAlwaysAheadAndOutOfThem() {
        for (var hours : new String[]{"21:00-09:00", "00:30-01:30", "01:30-00:30", "02:15-02:45", "23:59-00:00"}) {
            var quiet = quiet(hours);
            for (var at = Instant.parse("2026-10-31T00:00:00Z"); at
                    .isBefore(Instant.parse("2026-11-02T12:00:00Z")); at = at.plusSeconds(300)) {
                var moment = at;
                quiet.endAround(moment, NEW_YORK).ifPresent(end -> {
                    assertThat(end).as(hours + " at " + moment).isAfter(moment);
                    assertThat(quiet.endAround(end, NEW_YORK)).as(hours + " at " + end).isEmpty();
                });
            }
        }
    }

    private static QuietHours quiet(String hours) {
        return QuietHours.read(hours).orElseThrow();
    }
}
