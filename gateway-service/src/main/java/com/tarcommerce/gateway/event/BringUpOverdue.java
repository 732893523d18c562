package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.task.TaskStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * At start, sets the alarms anew of what should long have been said: the scheduler gives an alarm up after seven days in
 * which the gateway is away, or seven answers that it failed, and nobody would hear of it. It comes late then, and says so.
 */
@Component
class BringUpOverdue {
    private static final Logger LOG = LoggerFactory.getLogger(BringUpOverdue.class);
    /** What is late by less is on its way. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final TaskStore tasks;
    private final InstantSource clock;

    BringUpOverdue(TaskStore tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** An alarm that still retries is called at once instead; whatever is said twice has one key. */
    @EventListener(ApplicationReadyEvent.class)
    void bringUp() {
        try {
            var overdue = tasks.touchOverdue(clock.instant().minus(LATE));
            if (overdue > 0) {
                LOG.atInfo().addKeyValue("tasks", overdue)
                        .log("reminders that are overdue are given to the scheduler anew");
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.atWarn().setCause(away).log("overdue reminders are looked for at the next start");
        }
    }
}
