package com.tarcommerce.gateway.event;

import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** At start, ends what a crash broke off between an alarm's row and its effects. */
@Component
class ResumeAlarms implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeAlarms.class);
    private static final int PHASE = 100;

    private final InboundEvents events;
    private final FiredAlarms alarms;
    private final RetryPlan retries = new RetryPlan(RandomGenerator.getDefault());
    private volatile boolean running;
    private Thread thread = new Thread();

    ResumeAlarms(InboundEvents events, FiredAlarms alarms) {
        this.events = events;
        this.alarms = alarms;
    }

    private void work() {
        var open = events.open();
        try {
            for (int attempt = 1; running && !open.isEmpty(); attempt++) {
                open = open.stream().filter(event -> running && !alarms.resume(event)).toList();
                if (!open.isEmpty()) {
                    Thread.sleep(retries.delayAfter(attempt));
                }
            }
        } catch (InterruptedException stopping) {
            LOG.atDebug().log("stopping; the rest is resumed at the next start");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("resume-alarms").start(this::work);
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
