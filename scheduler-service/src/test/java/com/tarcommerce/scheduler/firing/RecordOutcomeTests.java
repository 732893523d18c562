package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.scheduler.RunningScheduler;
import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Failures;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Occurrence.Begun;
import com.tarcommerce.scheduler.alarm.Occurrences;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecordOutcomeTests extends RunningScheduler {
    private static final int ALARMS = 200;

    @Autowired
    CommitGroup commits;
    @Autowired
    DeadLetters deadLetters;
    @Autowired
    AlarmTimer timer;
    @Autowired
    Partitions partitions;

    /** Each statement is a round trip where the database is a server, also those of one commit. */
    @Test
    void whatIsDoneTogetherIsFinishedByOneStatement() {
        var finished = new CopyOnWriteArrayList<Integer>();
        var outcomes = new RecordOutcome(noting(finished), deadLetters, commits, timer, partitions);
        var busy = new CountDownLatch(1);

        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var earlier = commits.submit(() -> awaitAll(busy));
            var ending = new CountDownLatch(ALARMS);
            LongStream.range(0, ALARMS).forEach(id -> calls.execute(() -> {
                ending.countDown();
                outcomes.done(occurrence(id));
            }));
            awaitAll(ending);
            busy.countDown();
            earlier.join();
        }

        assertThat(finished.stream().mapToInt(many -> many).sum()).isEqualTo(ALARMS);
        assertThat(finished).hasSizeLessThan(ALARMS / 4);
    }

    private Occurrence occurrence(long id) {
        var now = CLOCK.instant();
        var hold = Objects.requireNonNull(partitions.hold(0));
        return new Occurrence(new Waiting(id, new AlarmKey("shop", "cart:" + id, "nudge"), id, now, now, ""),
                Failures.NONE, null, Misfire.ONCE, false, null, null, new Begun(now, hold));
    }

    private static Occurrences noting(List<Integer> finished) {
        return (Occurrences) Proxy.newProxyInstance(Occurrences.class.getClassLoader(),
                new Class<?>[]{Occurrences.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("finish");
                    finished.add(((List<?>) arguments[0]).size());
                    return null;
                });
    }

    private static boolean awaitAll(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
