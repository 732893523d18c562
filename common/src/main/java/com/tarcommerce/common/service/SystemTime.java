package com.tarcommerce.common.service;

import java.time.InstantSource;

/** The one place that asks the system for the time; what runs in a service gets the bean instead. */
public final class SystemTime {
    private SystemTime() {
    }

    /** For programs without a context, such as the commands of the launcher. */
    public static InstantSource clock() {
        return InstantSource.system();
    }
}
