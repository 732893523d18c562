package com.tarcommerce.scheduler.alarm;

/**
 * An alarm that has been written.
 *
 * @param id       of its row, which is its generation
 * @param replaced whether its key had an alarm before
 */
record Written(NewAlarm alarm, long id, boolean replaced) {

    Waiting waiting() {
        return new Waiting(id, alarm.key(), id, alarm.scheduledAt(), alarm.nextAt(), alarm.target());
    }
}
