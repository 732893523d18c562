package com.tarcommerce.scheduler.clock;

import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One thread that sleeps until the next due moment and hands on what is due. While nothing is due it reads nothing and
 * runs nothing.
 */
@Component
class DueTimer implements AlarmTimer, SmartLifecycle {
    /** After the commit group, before the web server; stopped in the opposite order. */
    static final int PHASE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(DueTimer.class);
    private static final int PAGE = 1_000;
    /** While one herd after the other is due, so that what is due behind it need not wait for many reads. */
    private static final int HERD = 5_000;
    private static final int NEAR = 10_000;
    private static final int HANDED_ON_AT_ONCE = 256;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

    private final PendingAlarms pending;
    private final ObjectProvider<WhenDue> whenDue;
    private final InstantSource clock;
    private final NearWindow window = new NearWindow(NEAR);
    private final Sleeper sleeper;
    private volatile boolean running;
    private Thread thread = new Thread();
    /** Only the one thread looks. */
    private int pageSize = PAGE;

    /** The provider, because what fires alarms also tells the timer about the next ones. */
    @Autowired
    DueTimer(PendingAlarms pending, ObjectProvider<WhenDue> whenDue, InstantSource clock) {
        this(pending, whenDue, clock, LONGEST_SLEEP);
    }

    DueTimer(PendingAlarms pending, ObjectProvider<WhenDue> whenDue, InstantSource clock, Duration longestSleep) {
        this.pending = pending;
        this.whenDue = whenDue;
        this.clock = clock;
        this.sleeper = new Sleeper(clock, longestSleep);
    }

    @Override
    public void expect(Waiting waiting) {
        if (window.add(waiting)) {
            sleeper.wake();
        }
    }

    /** Wakes the timer once for all of them. */
    @Override
    public void expectAll(Collection<Waiting> waiting) {
        if (window.addAll(waiting)) {
            sleeper.wake();
        }
    }

    @Override
    public void startOver() {
        window.forget();
        sleeper.wake();
    }

    /** Whether the thread is there that it is meant to have. */
    boolean isAlive() {
        return !running || thread.isAlive();
    }

    /** Looks at the clock again. */
    void wake() {
        sleeper.wake();
    }

    private void run() {
        var sink = whenDue.getObject();
        while (running) {
            try {
                if (!handOn(sink) && !readAhead()) {
                    sleep();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (Throwable failure) {
                LOG.atError().setCause(failure).log("the timer could not go on; it tries again");
                pauseAfterFailure();
            }
        }
    }

    private boolean handOn(WhenDue sink) {
        var due = window.takeDue(clock.instant(), HANDED_ON_AT_ONCE);
        due.forEach(sink::fallsDue);
        return !due.isEmpty();
    }

    private boolean readAhead() {
        var reading = window.beginReading().orElse(null);
        if (reading == null) {
            return false;
        }
        var page = pending.after(reading.nextAt(), reading.id(), pageSize);
        var isLast = page.size() < pageSize;
        window.read(reading, page, isLast);
        pageSize = !isLast && !page.getLast().nextAt().isAfter(clock.instant()) ? HERD : PAGE;
        return true;
    }

    private void sleep() throws InterruptedException {
        var next = window.next().orElse(null);
        if (next == null) {
            sleeper.untilWoken();
        } else {
            sleeper.until(next);
        }
    }

    private void pauseAfterFailure() {
        window.forget();
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopping) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("due-timer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join();
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
