package com.tarcommerce.scheduler.clock;

import com.tarcommerce.scheduler.alarm.Waiting;

/** Takes what has fallen due; quick, for the timer waits. */
@FunctionalInterface
public interface WhenDue {

    void fallsDue(Waiting waiting);
}
