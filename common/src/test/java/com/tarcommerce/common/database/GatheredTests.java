package com.tarcommerce.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class GatheredTests {
    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<List<Integer>> units = new ConcurrentLinkedQueue<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private CommitGroup commits;

    @BeforeEach
    void start() {
        var database = SqliteDataSources.writer(folder.resolve("gathered.db"), _ -> {
        });
        commits = new CommitGroup("gathered", database, new DataSourceTransactionManager(database));
        commits.start();
    }

    @AfterEach
    void stop() {
        commits.stop();
    }

    @Test
    void whatWaitsIsDoneInFewUnitsAndEveryoneGetsItsOwn() throws Exception {
        var doubled = new Gathered<Integer, Integer>(commits, inputs -> {
            units.add(inputs);
            return inputs.stream().map(input -> 2 * input).toList();
        });
        var blocked = commits.submit(() -> waitUntilAllAreThere());

        var answers = submitAll(doubled, 2_000);
        busy.countDown();
        blocked.join();

        for (var no = 0; no < answers.size(); no++) {
            assertThat(answers.get(no).get()).isEqualTo(2 * no);
        }
        assertThat(units.stream().mapToInt(List::size).sum()).isEqualTo(2_000);
        assertThat(units.stream().filter(unit -> !unit.isEmpty())).hasSizeLessThan(400);
    }

    @Test
    void oneThatFailsFailsAlone() throws Exception {
        var picky = new Gathered<Integer, Integer>(commits, inputs -> {
            if (inputs.contains(7)) {
                throw new IllegalArgumentException("seven");
            }
            return inputs;
        });
        var blocked = commits.submit(() -> waitUntilAllAreThere());

        var answers = submitAll(picky, 50);
        busy.countDown();
        blocked.join();

        for (var no = 0; no < answers.size(); no++) {
            var answer = answers.get(no);
            if (no == 7) {
                assertThatThrownBy(answer::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(answer.get()).isEqualTo(no);
            }
        }
    }

    @Test
    void afterTheGroupHasStoppedItIsRefusedAndNobodyWaits() {
        var echo = new Gathered<Integer, Integer>(commits, inputs -> inputs);
        commits.stop();

        assertThatThrownBy(() -> echo.commit(1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
        assertThatThrownBy(() -> echo.commit(2)).isInstanceOf(IllegalStateException.class);
    }

    private boolean waitUntilAllAreThere() {
        try {
            busy.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** Returns once all of them wait for their commit. */
    private static List<Future<Integer>> submitAll(Gathered<Integer, Integer> gathered, int count) {
        var threads = new ConcurrentLinkedQueue<Thread>();
        var executor = Executors.newThreadPerTaskExecutor(task -> {
            var thread = Thread.ofVirtual().unstarted(task);
            threads.add(thread);
            return thread;
        });
        var answers = IntStream.range(0, count).mapToObj(no -> executor.submit(() -> gathered.commit(no))).toList();
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        return answers;
    }
}
