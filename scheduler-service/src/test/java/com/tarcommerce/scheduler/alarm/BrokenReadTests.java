package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.scheduler.RunningScheduler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** One reads for several; if that breaks, none of them may take it for "there is no such alarm". */
class BrokenReadTests extends RunningScheduler {
    @Autowired
    private Partitions partitions;

    @Autowired
    private SQLExceptionTranslator failures;

    @Test
    void anErrorIsEverybodysForWhomWasRead() {
        var database = new OutOfMemory();
        var reader = new OccurrenceReader(database, failures, partitions, CLOCK, new SimpleMeterRegistry());
        var key = new AlarmKey("shop", "cart:1", "nudge");
        var waiting = new Waiting(1, key, 1, CLOCK.instant(), CLOCK.instant(), "");
        List<CompletableFuture<Boolean>> found;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            found = IntStream.range(0, 8).mapToObj(
                    _ -> CompletableFuture.supplyAsync(() -> reader.find(waiting).isPresent(), threads)).toList();
            await().until(() -> database.asked.get() == 1);
            database.answers.countDown();
        }

        assertThat(found).allMatch(CompletableFuture::isCompletedExceptionally);
        reader.destroy();
    }

    private static final class OutOfMemory extends AbstractDataSource {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public Connection getConnection() {
            asked.incrementAndGet();
            try {
                answers.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new OutOfMemoryError("as the test wants it");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    }
}
