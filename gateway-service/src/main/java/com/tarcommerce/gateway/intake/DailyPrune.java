package com.tarcommerce.gateway.intake;

/** Forgets what is old enough, once a day at most; to be told whenever something is kept, for nothing ticks. */
@FunctionalInterface
public interface DailyPrune {

    /** Returns at once. */
    void whenDue();
}
