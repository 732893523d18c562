package com.tarcommerce.gateway.task;

import java.util.Locale;

/** Whether a task is still to come. */
public enum TaskState {
    WAITING,
    /** Its room could not be told when it was due; it goes on when the room is bound again. */
    PAUSED,
    /** Said; only of a task that comes once. */
    DONE, CANCELLED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskState fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
