package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.message.Arrivals;
import com.tarcommerce.outbound.receipt.LateStore.Late;
import com.tarcommerce.outbound.state.StateNews;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends once more what a platform took and gave up because the person was silent for too long; the channel knows then that
 * it must go as a template. A report whose message is not recorded, or not out yet, is looked at again.
 */
@Component
class SendAgain {
    private static final Logger LOG = LoggerFactory.getLogger(SendAgain.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration FOREIGN_KEPT = Duration.ofDays(1);

    private final LateStore late;
    private final HeardStore people;
    private final CommitGroup commits;
    private final Arrivals arrivals;
    private final StateNews news;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final AtomicBoolean planned = new AtomicBoolean();

    SendAgain(LateStore late, HeardStore people, CommitGroup commits, Arrivals arrivals, StateNews news,
            Wakeups wakeups, InstantSource clock) {
        this.late = late;
        this.people = people;
        this.commits = commits;
        this.arrivals = arrivals;
        this.news = news;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("send-again").start(this::lookSafely);
    }

    /** What has ended goes again now. */
    void look() {
        var waits = new AtomicBoolean();
        var revived = commits.commit(() -> {
            var due = settle(late.all());
            late.forget(clock.instant().minus(FOREIGN_KEPT));
            waits.set(!late.isEmpty());
            return due;
        });
        revived.forEach(each -> arrivals.revived(each.room(), each.rank(), each.seq()));
        news.ring();
        if (waits.get() && planned.compareAndSet(false, true)) {
            wakeups.at(clock.instant().plus(PAUSE), () -> {
                planned.set(false);
                start();
            });
        }
    }

    private List<Late> settle(List<Late> reports) {
        var waiting = reports.stream().filter(each -> !each.hasEnded() && !each.again()).map(Late::providerId)
                .collect(Collectors.toSet());
        var due = new ArrayList<Late>();
        for (var report : reports) {
            if (waiting.contains(report.providerId())) {
                continue;
            }
            if (report.isDue() && due.stream().noneMatch(each -> each.seq() == report.seq())) {
                late.revive(report);
                people.correct(report.room(), report.at().minus(Windows.OPEN), report.at());
                due.add(report);
            } else if (report.stands() && due.stream().noneMatch(each -> each.seq() == report.seq())) {
                late.giveUp(report);
            }
            late.forget(report.providerId());
        }
        return due;
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("what must go again as a template could not be looked at: tried again");
            wakeups.at(clock.instant().plus(PAUSE), this::start);
        }
    }
}
