package com.tarcommerce.outbound.media;

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
 * Forgets files 7 days after they were last handed over, at start and once a day, unless a message that may still go out,
 * be it as a dead letter that is replayed, has one.
 */
@Service
class ForgetMedia {
    static final Duration KEPT = Duration.ofDays(7);
    private static final Logger LOG = LoggerFactory.getLogger(ForgetMedia.class);
    private static final Duration PAUSE = Duration.ofDays(1);

    private final MediaStore store;
    private final CommitGroup commits;
    private final Wakeups wakeups;
    private final InstantSource clock;

    ForgetMedia(MediaStore store, CommitGroup commits, Wakeups wakeups, InstantSource clock) {
        this.store = store;
        this.commits = commits;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("forget-media").start(this::forget);
        wakeups.at(clock.instant().plus(PAUSE), this::start);
    }

    private void forget() {
        try {
            var before = clock.instant().minus(KEPT);
            boolean more;
            do {
                more = commits.commit(() -> store.forgetOne(before));
            } while (more);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("old files could not be forgotten; tried again tomorrow");
        }
    }
}
