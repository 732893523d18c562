package com.tarcommerce.outbound.message;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Forgets messages and their keys 30 days after their end, at start and once a day; dead letters stay until someone
 * decides.
 */
@Service
class ForgetOldMessages {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetOldMessages.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofDays(1);
    /** Few enough that a message accepted meanwhile does not wait noticeably. */
    private static final int AT_ONCE = 500;

    private final MessageStore messages;
    private final CommitGroup commits;
    private final Wakeups wakeups;
    private final InstantSource clock;

    ForgetOldMessages(MessageStore messages, CommitGroup commits, Wakeups wakeups, InstantSource clock) {
        this.messages = messages;
        this.commits = commits;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("forget-old-messages").start(this::forget);
        wakeups.at(clock.instant().plus(PAUSE), this::start);
    }

    private void forget() {
        try {
            var before = clock.instant().minus(KEPT);
            int forgotten;
            do {
                forgotten = commits.commit(() -> messages.forget(before, AT_ONCE));
            } while (forgotten == AT_ONCE);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("old messages could not be forgotten; tried again tomorrow");
        }
    }
}
