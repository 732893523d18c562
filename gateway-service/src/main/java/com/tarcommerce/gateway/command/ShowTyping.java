package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.RoomKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Shows in a room that an answer is being worked on, once that takes longer than a second and until it is there, for a
 * minute at most and where one can be shown. Nobody waits for this: one thread for all sleeps until the next sign is due, and there is none while
 * nothing is worked on.
 */
@Component
class ShowTyping implements DisposableBean {
    static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TypingSign sign;
    private final InstantSource clock;
    private final PriorityQueue<Work> working = new PriorityQueue<>(Comparator.comparing((Work work) -> work.due));
    private @Nullable Instant watchedUntil;
    private boolean ended;

    ShowTyping(TypingSign sign, InstantSource clock) {
        this.sign = sign;
        this.clock = clock;
    }

    /** Something that is being worked on. */
    private static final class Work {
        private final long inboundId;
        private final String shop;
        private final Room room;
        private final @Nullable String answered;
        private final Duration every;
        private final Instant end;
        private Instant due;

        Work(long inboundId, String shop, Room room, @Nullable String answered, Duration every, Instant now) {
            this.inboundId = inboundId;
            this.shop = shop;
            this.room = room;
            this.answered = answered;
            this.every = every;
            this.due = now.plus(PATIENCE);
            this.end = now.plus(LONGEST);
        }
    }

    /** @param answered the message that is being answered; null for a press */
    <T> T during(long inboundId, String shop, Room room, @Nullable String answered, Supplier<T> answer) {
        var every = RoomKind.of(room).typingEvery();
        return every.isPresent()
                ? during(new Work(inboundId, shop, room, answered, every.get(), clock.instant()), answer)
                : answer.get();
    }

    private <T> T during(Work work, Supplier<T> answer) {
        begin(work);
        try {
            return answer.get();
        } finally {
            end(work);
        }
    }

    private synchronized void begin(Work work) {
        working.add(work);
        if (watchedUntil == null && !ended) {
            watchedUntil = work.due;
            Thread.ofVirtual().name("show-typing").start(this::watch);
        } else if (watchedUntil != null && work.due.isBefore(watchedUntil)) {
            notifyAll();
        }
    }

    private synchronized void end(Work work) {
        working.remove(work);
    }

    private synchronized void watch() {
        try {
            for (var next = working.peek(); next != null && !ended; next = working.peek()) {
                watchedUntil = next.due;
                var left = Duration.between(clock.instant(), next.due);
                if (left.isPositive()) {
                    wait(left.plusMillis(1).toMillis());
                } else {
                    show(working.remove());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            watchedUntil = null;
        }
    }

    private void show(Work work) {
        sign.show(work.inboundId, work.shop, work.room, work.answered);
        work.due = clock.instant().plus(work.every);
        if (work.due.isBefore(work.end)) {
            working.add(work);
        }
    }

    /** Looks at the clock again: it was moved. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized boolean isWatching() {
        return watchedUntil != null;
    }

    /** Whether a sign has not been shown yet although it is due. */
    synchronized boolean isDue() {
        return working.stream().anyMatch(work -> !work.due.isAfter(clock.instant()));
    }

    @Override
    public synchronized void destroy() {
        ended = true;
        notifyAll();
    }
}
