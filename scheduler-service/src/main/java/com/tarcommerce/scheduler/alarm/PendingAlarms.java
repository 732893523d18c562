package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.util.List;

/** What waits in the database, in the order in which it is due. */
public interface PendingAlarms {

    /** At most {@code most}, after the position, earliest first. */
    List<Waiting> after(Instant nextAt, long id, int most);

    long count();
}
