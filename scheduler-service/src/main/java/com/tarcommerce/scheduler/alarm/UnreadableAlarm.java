package com.tarcommerce.scheduler.alarm;

/** Nobody can tell any more how an alarm goes on: it can only be given up. */
public final class UnreadableAlarm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final transient Occurrence rest;

    public UnreadableAlarm(String why, Occurrence rest) {
        super(why);
        this.why = why;
        this.rest = rest;
    }

    /** For people. */
    public String why() {
        return why;
    }

    /** What can be read of it. */
    public Occurrence rest() {
        return rest;
    }
}
