package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.time.CronExpression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The recurrence of a row. Whoever set it knew its zone; another release of Java may not.
 *
 * @param recurrence null if there is none, or it can't be read
 * @param fault      why it can't be read, for people; null if it can
 */
record RecurrenceRow(@Nullable Recurrence recurrence, @Nullable String fault) {

    static RecurrenceRow of(ResultSet row) throws SQLException {
        var cron = row.getString("cron");
        var zone = row.getString("zone");
        if (cron == null || zone == null) {
            return new RecurrenceRow(null, null);
        }
        var until = AlarmRow.instant(row, "until");
        var timesLeft = AlarmRow.integer(row, "times_left");
        try {
            return new RecurrenceRow(new Recurrence(CronExpression.parse(cron), ZoneId.of(zone), until, timesLeft),
                    null);
        } catch (DateTimeException unknown) {
            return new RecurrenceRow(null, "not called: the zone " + zone + " is not known any more; set it anew");
        } catch (ProblemException malformed) {
            return new RecurrenceRow(null, "not called: the cron " + cron + " can't be read any more; set it anew");
        }
    }
}
