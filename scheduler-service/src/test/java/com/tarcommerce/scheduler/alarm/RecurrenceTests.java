package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.time.CronExpression;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RecurrenceTests {

    @Test
    void theLatestDueOccurrenceIsFoundAndTheOthersCounted() {
        var hourly = new Recurrence(CronExpression.parse("0 * * * *"), ZoneId.of("UTC"), null, null);
        var nine = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(hourly.latestDue(nine, nine.plusSeconds(3_599))).isEqualTo(new Recurrence.Latest(nine, 0));
        assertThat(hourly.latestDue(nine, nine.plusSeconds(3 * 3_600)))
                .isEqualTo(new Recurrence.Latest(nine.plusSeconds(3 * 3_600), 3));
    }
}
