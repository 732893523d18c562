package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.Gathered;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes alarms and tells the timer, in this order: what is answered is durable. */
@Component
class SetAlarms {
    private final WriteAlarms alarms;
    private final CommitGroup commits;
    private final Gathered<NewAlarm, Written> gathered;
    private final AlarmTimer timer;

    SetAlarms(WriteAlarms alarms, CommitGroup commits, AlarmTimer timer) {
        this.alarms = alarms;
        this.commits = commits;
        this.gathered = new Gathered<>(commits, alarms::write);
        this.timer = timer;
    }

    Written set(NewAlarm wanted) {
        var written = timer.committed(() -> gathered.commit(wanted));
        timer.expect(written.waiting());
        return written;
    }

    /** All or none. */
    List<Written> setAll(List<NewAlarm> wanted) {
        var written = timer.committed(() -> commits.commit(() -> alarms.write(wanted)));
        timer.expectAll(written.stream().map(Written::waiting).toList());
        return written;
    }
}
