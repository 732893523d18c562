package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.database.CommitGroup;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deletes an alarm so that no new attempt starts, not even after a crash, and says which attempt is out. */
@Component
class DeleteAlarm {
    private final AlarmStore alarms;
    private final CommitGroup commits;
    private final Attempts attempts;

    DeleteAlarm(AlarmStore alarms, CommitGroup commits, Attempts attempts) {
        this.alarms = alarms;
        this.commits = commits;
        this.attempts = attempts;
    }

    /** The webhook-id of the attempt that is out. It's asked for after the commit: see {@link Attempts#outAnywhere}. */
    Optional<String> delete(AlarmKey key) {
        commits.commit(() -> {
            alarms.delete(key);
            return key;
        });
        return attempts.outAnywhere(key);
    }
}
