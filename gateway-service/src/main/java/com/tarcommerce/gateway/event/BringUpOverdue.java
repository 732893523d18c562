package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.task.TaskAlarm;
import com.tarcommerce.gateway.task.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * At start, asks the scheduler for the alarms of what may be overdue: it gives an alarm up after seven days in which the
 * gateway is away, or seven answers that it failed, and nobody would hear of it. What is gone is set anew, and comes late.
 */
@Component
class BringUpOverdue {
    private static final Logger LOG = LoggerFactory.getLogger(BringUpOverdue.class);
    /** What is late by less is on its way. */
    private static final Duration LATE = Duration.ofMinutes(10);
    /** The scheduler's seven days, and as many until the gateway is started again; older carts are left in peace. */
    private static final Duration STILL_NEWS = Duration.ofDays(14);
    private static final int MOST_AT_ONCE = 1_000;

    private final TaskStore tasks;
    private final NudgeStore nudges;
    private final Outbox outbox;
    private final Bells bells;
    private final InstantSource clock;

    BringUpOverdue(TaskStore tasks, NudgeStore nudges, Outbox outbox, Bells bells, InstantSource clock) {
        this.tasks = tasks;
        this.nudges = nudges;
        this.outbox = outbox;
        this.bells = bells;
        this.clock = clock;
    }

    /** An alarm that is there is left alone: an occurrence that is tried again may be in it. */
    @EventListener(ApplicationReadyEvent.class)
    void bringUp() {
        try {
            var now = clock.instant();
            var postings = postings(now);
            for (int from = 0; from < postings.size(); from += MOST_AT_ONCE) {
                outbox.add(Outbox.CARTS, postings.subList(from, Math.min(from + MOST_AT_ONCE, postings.size())), now);
            }
            bells.carts().ring();
            LOG.atDebug().addKeyValue("things", postings.size()).log("looks which alarms are missing");
        } catch (DataAccessException | TransactionException away) {
            LOG.atWarn().setCause(away).log("what is overdue is looked for at the next start");
        }
    }

    private List<Posting> postings(Instant now) {
        var postings = new ArrayList<Posting>();
        tasks.overdue(now.minus(LATE)).forEach(task -> {
            var number = Long.toString(task.id());
            postings.add(Posting.missed(PostedEvent.TASK_MISSED, task.tenant(), number, TaskAlarm.owner(number)));
        });
        nudges.awaited(now.minus(STILL_NEWS)).forEach(cart -> postings
                .add(Posting.missed(PostedEvent.CART_MISSED, cart.tenant(), cart.cart(), cart.cart())));
        return postings;
    }
}
