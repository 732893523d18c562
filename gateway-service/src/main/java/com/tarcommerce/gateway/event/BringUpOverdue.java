package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.nudge.AwaitedCarts.Awaited;
import com.tarcommerce.gateway.task.TaskAlarm;
import com.tarcommerce.gateway.task.TaskStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientException;

/**
 * At each start, and beside all else, finds what is overdue and what repeats without an alarm: the scheduler gives an alarm
 * up after seven days in which the gateway is away, or seven answers that it failed, and nobody would hear of it. What is
 * gone is set anew, and comes late.
 */
@Component
class BringUpOverdue implements SmartLifecycle {
    /** What is late by less is on its way. */
    static final Duration LATE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(BringUpOverdue.class);
    private static final int PHASE = 100;
    private static final int PAGE = 1_000;
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final Sources sources;
    private final Outbox outbox;
    private final Bells bells;
    private final InstantSource clock;
    private final RetryPlan retries = new RetryPlan(RandomGenerator.getDefault());
    private volatile boolean running;
    private Thread thread = new Thread();

    /** Where what may be overdue is found. */
    @Component
    record Sources(TaskStore tasks, LostRepeats repeats, OverdueCarts carts) {
    }

    BringUpOverdue(Sources sources, Outbox outbox, Bells bells, InstantSource clock) {
        this.sources = sources;
        this.outbox = outbox;
        this.bells = bells;
        this.clock = clock;
    }

    private void work() {
        try {
            bringUp();
        } catch (InterruptedException stopping) {
            LOG.atDebug().log("stopping; what is overdue is looked for at the next start");
        } catch (Throwable unexpected) {
            LOG.atError().setCause(unexpected).log("what is overdue is looked for at the next start");
        }
    }

    /** An alarm that is there is left alone: an occurrence that is tried again may be in it. */
    void bringUp() throws InterruptedException {
        var before = clock.instant().minus(LATE);
        var found = each(TaskStore.Key.NONE, last -> sources.tasks().overdue(last, before, PAGE), _ -> true,
                BringUpOverdue::posting)
                + each(Awaited.NONE, last -> sources.carts().page(last, PAGE), sources.carts()::isOverdue,
                        BringUpOverdue::posting)
                + each(TaskStore.Key.NONE, last -> sources.tasks().repeating(last, PAGE), sources.repeats()::isLost,
                        BringUpOverdue::posting);
        LOG.atInfo().addKeyValue("things", found).log("overdue things are looked at");
    }

    private static Posting posting(TaskStore.Key task) {
        var number = Long.toString(task.id());
        return Posting.missed(PostedEvent.TASK_MISSED, task.tenant(), number, TaskAlarm.owner(number));
    }

    private static Posting posting(Awaited cart) {
        return Posting.missed(PostedEvent.CART_MISSED, cart.tenant(), cart.cart(), cart.cart());
    }

    /** A page at a time, so that no number of them fills the memory; how many there were. */
    private <T> int each(T first, Function<T, List<T>> next, Predicate<T> isOne, Function<T, Posting> posting)
            throws InterruptedException {
        var found = 0;
        var page = patiently(() -> next.apply(first));
        while (!page.isEmpty()) {
            var all = page;
            found += patiently(() -> add(all.stream().filter(isOne).map(posting).toList()));
            page = patiently(() -> next.apply(all.getLast()));
        }
        return found;
    }

    private int add(List<Posting> postings) {
        if (!postings.isEmpty()) {
            outbox.add(Outbox.MISSED, postings, clock.instant());
            bells.missed().ring();
        }
        return postings.size();
    }

    private <T> T patiently(Supplier<T> step) throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            try {
                return step.get();
            } catch (RestClientException | DataAccessException | TransactionException away) {
                if (!running) {
                    throw new InterruptedException("what we asked has swallowed it");
                }
                LOG.atWarn().setCause(away).log("what is overdue could not be looked for; it is tried again");
                Thread.sleep(retries.delayAfter(attempt));
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("bring-up-overdue").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(LAST_STEP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
