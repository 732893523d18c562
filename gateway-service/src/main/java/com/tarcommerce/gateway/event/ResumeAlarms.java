package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.SharedPart;
import com.tarcommerce.gateway.event.InboundEvents.Open;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * At start, and when a replica is gone, ends what a crash broke off between an alarm's row and its effects. Of several
 * replicas each looks after the rows in its partitions; whoever acts on one that another is acting on repeats its keys.
 */
@Component
class ResumeAlarms implements SmartLifecycle, SharedPart {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeAlarms.class);
    private static final int PHASE = 100;

    private final InboundEvents events;
    private final FiredAlarms alarms;
    private final Partitions partitions;
    private final RetryPlan retries = new RetryPlan(RandomGenerator.getDefault());
    private volatile boolean running;
    private final Bell news = new Bell();
    private final AtomicInteger changes = new AtomicInteger();
    private Thread thread = new Thread();

    ResumeAlarms(InboundEvents events, FiredAlarms alarms, Partitions partitions) {
        this.events = events;
        this.alarms = alarms;
        this.partitions = partitions;
    }

    private void work() {
        var open = List.<Open>of();
        var seen = 0;
        var attempt = 0;
        try {
            while (running) {
                if (changes.get() != seen) {
                    seen = changes.get();
                    attempt = 0;
                    open = ours();
                }
                open = open.stream().filter(event -> running && isOurs(event) && !alarms.resume(event)).toList();
                if (!open.isEmpty()) {
                    news.await(retries.delayAfter(++attempt));
                } else if (changes.compareAndSet(seen, 0)) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            LOG.atDebug().log("stopping; the rest is resumed at the next start");
        }
    }

    private List<Open> ours() throws InterruptedException {
        for (int attempt = 1; partitions.held() > 0; attempt++) {
            try {
                return events.open();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("it could not be read which fired alarms are open; tried again");
                Thread.sleep(retries.delayAfter(attempt));
            }
        }
        return List.of();
    }

    private boolean isOurs(Open event) {
        return partitions.hold(Partitions.of("alarms", event.webhookId())) != null;
    }

    @Override
    public void changed() {
        if (!running) {
            return;
        }
        if (changes.getAndIncrement() == 0) {
            thread = Thread.ofVirtual().name("resume-alarms").start(this::work);
        } else {
            news.ring();
        }
    }

    @Override
    public void start() {
        running = true;
        changes.set(0);
        changed();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
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
