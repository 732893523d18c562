package com.tarcommerce.scheduler.alarm;

/** Is told, after the commit, what the database now holds. */
public interface AlarmTimer {

    void expect(Waiting waiting);

    /** Reads everything again: a commit failed and nobody knows what of it is in the database. */
    void startOver();
}
