package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.database.CommitGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes alarms and tells the timer, in this order: what is answered is durable. */
@Component
class SetAlarms {
    private final AlarmStore alarms;
    private final CommitGroup commits;
    private final AlarmTimer timer;

    SetAlarms(AlarmStore alarms, CommitGroup commits, AlarmTimer timer) {
        this.alarms = alarms;
        this.commits = commits;
        this.timer = timer;
    }

    /** All or none. */
    List<Written> set(List<NewAlarm> wanted) {
        var written = commit(wanted);
        written.forEach(alarm -> timer.expect(alarm.waiting()));
        return written;
    }

    private List<Written> commit(List<NewAlarm> wanted) {
        try {
            return commits.commit(() -> wanted.stream().map(alarms::write).toList());
        } catch (RuntimeException failure) {
            timer.startOver();
            throw failure;
        }
    }
}
