package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets what was answered: what was said after {@link InboxSettings#keepTexts}, that it was there after 30 (no platform repeats an update for
 * longer than 7). What is parked stays until somebody has looked at it.
 *
 * <p>Nothing ticks: the first update after a day sets it off.
 */
@Component
class PruneInbox implements DailyPrune {
    private static final Logger LOG = LoggerFactory.getLogger(PruneInbox.class);
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final int SPAN = 500;

    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final InstantSource clock;
    private final InboxSettings settings;
    private final List<ForgetWith> others;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    PruneInbox(JdbcClient jdbc, CommitGroup commits, InstantSource clock, InboxSettings settings,
            List<ForgetWith> others) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.clock = clock;
        this.settings = settings;
        this.others = others;
    }

    @Override
    public void whenDue() {
        var before = last.get();
        var now = clock.millis();
        if (before > now - PAUSE.toMillis() || !last.compareAndSet(before, now)) {
            return;
        }
        Thread.ofVirtual().name("prune-inbox").start(() -> {
            try {
                prune();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("old updates could not be forgotten; tried again tomorrow");
            }
        });
    }

    /** In small commits, so that nobody waits for it. */
    void prune() {
        var now = clock.instant();
        var forget = now.minus(InboxSettings.KEY).toEpochMilli();
        var clear = now.minus(settings.keepTexts()).toEpochMilli();
        var from = 0L;
        while (from >= 0) {
            var start = from;
            from = commits.commit(() -> pruneSpan(start, forget, clear));
        }
        others.forEach(other -> forget(other, now.minus(settings.keepTexts())));
    }

    private void forget(ForgetWith other, Instant before) {
        var more = true;
        while (more) {
            more = commits.commit(() -> other.forget(before, SPAN));
        }
    }

    /** @return where to go on; negative at the end */
    private long pruneSpan(long from, long forget, long clear) {
        var end = jdbc
                .sql("""
                        select max(id) from (select id, received_at from inbound_message where id > :from order by id limit :span)
                        where received_at < :clear
                        """)
                .param("from", from).param("span", SPAN).param("clear", clear).query(Long.class).optional()
                .orElse(-1L);
        jdbc.sql("""
                delete from inbound_message
                where id > :from and id <= :end and state = 'answered' and received_at < :forget
                """).param("from", from).param("end", end).param("forget", forget).update();
        jdbc.sql("""
                update inbound_message set body = '', reply = null
                where id > :from and id <= :end and state = 'answered' and received_at < :clear and body <> ''
                """).param("from", from).param("end", end).param("clear", clear).update();
        return end;
    }
}
