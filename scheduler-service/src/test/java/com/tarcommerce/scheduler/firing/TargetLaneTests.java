package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.PendingAlarms.Position;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.firing.TargetLane.Limits;
import com.tarcommerce.scheduler.firing.TenantQueue.Rest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetLaneTests {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ConcurrentSkipListSet<Waiting> database = new ConcurrentSkipListSet<>(Waiting.ORDER);
    private final List<Waiting> called = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void aShopThatHoldsAllItsCallsDoesNotDelayAnother() {
        var lane = new TargetLane("", new Limits(8, 4, 100), target());
        LongStream.range(0, 50).forEach(id -> add(lane, waiting(id, "herd")));
        await().until(() -> called.size() == 4);

        add(lane, waiting(100, "other"));

        await().untilAsserted(() -> assertThat(called).extracting(waiting -> waiting.key().tenant())
                .containsOnlyOnce("other"));
        assertThat(called).hasSize(5);
        answers.release(1_000);
        await().until(() -> called.size() == 51 && lane.isIdle());
    }

    @Test
    void shopsTakeTurns() {
        var lane = new TargetLane("", new Limits(1, 1, 100), target());
        LongStream.range(0, 10).forEach(id -> add(lane, waiting(id, "herd")));
        LongStream.range(10, 12).forEach(id -> add(lane, waiting(id, "other")));

        answers.release(1_000);

        await().until(() -> called.size() == 12);
        assertThat(called.stream().limit(5).filter(waiting -> waiting.key().tenant().equals("other"))).hasSize(2);
    }

    @Test
    void ofWhatATargetThatHangsHasDueOnlyAPartIsInMemoryAndNoneIsLost() {
        var lane = new TargetLane("", new Limits(4, 4, 100), target());

        LongStream.range(0, 5_000).forEach(id -> add(lane, waiting(id, "herd")));
        assertThat(lane.size()).isBetween(1, 100);
        answers.release(100_000);

        await().untilAsserted(() -> assertThat(database).isEmpty());
        await().until(lane::isIdle);
        assertThat(called.stream().map(Waiting::id).distinct()).hasSize(5_000);
        assertThat(most.get()).isLessThanOrEqualTo(150);
        assertThat(lane.size()).isZero();
    }

    @Test
    void whatComesWhileTheRestIsReadIsReadToo() {
        var reading = new CountDownLatch(1);
        var target = target();
        var lane = new TargetLane("", new Limits(1, 1, 10), new TargetLane.Worker() {
            @Override
            public @Nullable Boolean work(Waiting waiting) {
                return target.work(waiting);
            }

            @Override
            public void recovered(String name) {
                // nothing waits
            }

            @Override
            public void readOn(TargetLane of, TenantQueue queue, Rest rest) {
                if (reading.getCount() > 0) {
                    reading.countDown();
                    var page = List.copyOf(database);
                    LongStream.range(500, 510).forEach(id -> add(of, waiting(id, "herd")));
                    of.read(queue, page, true);
                } else {
                    target.readOn(of, queue, rest);
                }
            }
        });
        LongStream.range(0, 20).forEach(id -> add(lane, waiting(id, "herd")));

        answers.release(1_000);

        await().untilAsserted(() -> assertThat(called.stream().map(Waiting::id).distinct()).hasSize(30));
    }

    /** What did not fit is gone by the time it is read, and what was in memory is called before that is known. */
    @Test
    void whatComesWhileNothingIsLeftToReadIsCalledToo() {
        var target = target();
        var first = new AtomicBoolean(true);
        var lane = new TargetLane("", new Limits(2, 2, 2), new TargetLane.Worker() {
            @Override
            public @Nullable Boolean work(Waiting waiting) {
                return target.work(waiting);
            }

            @Override
            public void recovered(String name) {
                // nothing waits
            }

            @Override
            public void readOn(TargetLane of, TenantQueue queue, Rest rest) {
                if (first.getAndSet(false)) {
                    await().until(() -> queue.out() == 0 && !queue.hasDue());
                    database.clear();
                    add(of, waiting(5, "herd"));
                    of.read(queue, List.of(), true);
                } else {
                    target.readOn(of, queue, rest);
                }
            }
        });
        LongStream.range(0, 5).forEach(id -> add(lane, waiting(id, "herd")));

        answers.release(1_000);

        await().untilAsserted(() -> assertThat(called).extracting(Waiting::id).contains(5L));
        add(lane, waiting(6, "herd"));
        await().untilAsserted(() -> assertThat(called).extracting(Waiting::id).contains(6L));
    }

    private void add(TargetLane lane, Waiting waiting) {
        database.add(waiting);
        lane.add(waiting);
    }

    private static Waiting waiting(long id, String tenant) {
        return new Waiting(id, new AlarmKey(tenant, "cart", "nudge"), id, NINE, NINE, "");
    }

    /** Accepts a call once it is allowed to; the rest of what is due is in the database. */
    private TargetLane.Worker target() {
        return new TargetLane.Worker() {
            @Override
            public Boolean work(Waiting waiting) {
                called.add(waiting);
                answers.acquireUninterruptibly();
                database.remove(waiting);
                return true;
            }

            @Override
            public void recovered(String target) {
                // nothing waits
            }

            @Override
            public void readOn(TargetLane lane, TenantQueue queue, Rest rest) {
                var page = database.stream().filter(waiting -> Position.of(waiting).compareTo(rest.from()) >= 0)
                        .limit(51)
                        .toList();
                lane.read(queue, page, page.size() < 51);
                most.accumulateAndGet(lane.size(), Math::max);
            }
        };
    }
}
