package com.tarcommerce.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

class CommitGroupTests {
    @TempDir
    Path folder;

    private HikariDataSource writer;
    private HikariDataSource reader;
    private WatchedTransactions transactions;
    private CommitGroup commits;
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void open() {
        var file = folder.resolve("test.db");
        writer = SqliteDataSources.writer(file, _ -> {
        });
        reader = SqliteDataSources.reader(file);
        JdbcClient.create(writer).sql("create table entry (name text)").update();
        transactions = new WatchedTransactions(writer);
        commits = new CommitGroup("test", writer, transactions);
        commits.start();
    }

    @AfterEach
    void close() {
        gate.countDown();
        commits.stop();
        reader.close();
        writer.close();
    }

    @Test
    void whatWaitsTogetherSharesOneCommit() {
        holdTheWorker();
        var others = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 20; i++) {
            var name = "entry " + i;
            others.add(commits.submit(() -> insert(name)));
        }

        gate.countDown();

        assertThat(others.stream().map(CompletableFuture::join)).hasSize(20).startsWith("entry 0");
        assertThat(transactions.commits).hasValue(2);
        assertThat(entries()).hasSize(21).startsWith("gate", "entry 0", "entry 1");
    }

    @Test
    void aUnitThatFailsIsRolledBackAlone() {
        holdTheWorker();
        var before = commits.submit(() -> insert("before"));
        var failing = commits.submit(() -> {
            insert("must not stay");
            throw new IllegalStateException("no");
        });
        var after = commits.submit(() -> insert("after"));

        gate.countDown();

        assertThat(before.join() + after.join()).isEqualTo("beforeafter");
        assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(entries()).containsExactly("gate", "before", "after");
        assertThat(transactions.commits).hasValue(2);
    }

    @Test
    void whoWaitsGetsWhatTheUnitThrew() {
        assertThatThrownBy(() -> commits.commit(() -> {
            throw new UnsupportedOperationException("of the unit");
        })).isExactlyInstanceOf(UnsupportedOperationException.class).hasMessage("of the unit");
        assertThat(commits.commit(() -> insert("next"))).isEqualTo("next");
    }

    @Test
    void nothingCompletesBeforeItIsCommitted() {
        var doneAtCommit = new ArrayList<Boolean>();
        var futures = new ArrayList<CompletableFuture<String>>();
        holdTheWorker();
        transactions.beforeCommit = () -> futures.forEach(future -> doneAtCommit.add(future.isDone()));
        futures.add(commits.submit(() -> insert("a")));
        futures.add(commits.submit(() -> insert("b")));

        gate.countDown();
        futures.forEach(CompletableFuture::join);

        assertThat(doneAtCommit).hasSize(4).containsOnly(false);
    }

    @Test
    void aCommitThatFailsFailsEverybodyInItAndTheNextOneGoesOn() {
        holdTheWorker();
        var a = commits.submit(() -> insert("a"));
        var b = commits.submit(() -> insert("b"));
        transactions.failFrom = 2;

        gate.countDown();

        assertThatThrownBy(a::join).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TransactionSystemException.class);
        assertThatThrownBy(b::join).hasCauseInstanceOf(TransactionSystemException.class);
        assertThat(List.of(a, b))
                .extracting(future -> ((SQLException) Objects.requireNonNull(future.exceptionNow().getCause()))
                        .getSQLState())
                .containsOnly("08007");
        assertThat(entries()).containsExactly("gate");
        transactions.failFrom = Integer.MAX_VALUE;
        assertThat(commits.commit(() -> insert("later"))).isEqualTo("later");
        assertThat(entries()).containsExactly("gate", "later");
    }

    /** Whoever hears of it reads again what is there: by then nothing of the commit may still be under way. */
    @Test
    void whoHearsOfAnUnknownCommitHearsOfItWhenItIsOver() {
        var begunBefore = new AtomicInteger();
        holdTheWorker();
        var a = commits.submit(() -> insert("a"));
        var heard = a.whenComplete((_, _) -> begunBefore.set(transactions.begun.get()));
        transactions.failFrom = 2;
        assertThat(transactions.begun).hasValue(1);

        gate.countDown();

        assertThatThrownBy(heard::join).hasCauseInstanceOf(TransactionSystemException.class);
        assertThat(begunBefore).as("one for the gate, one for the unit, and one that waits for the lock").hasValue(3);
        transactions.failFrom = Integer.MAX_VALUE;
        assertThat(commits.commit(() -> insert("later"))).isEqualTo("later");
    }

    @Test
    void anErrorOutOfTheCommitIsUnknownToo() {
        transactions.beforeCommit = () -> {
            throw new OutOfMemoryError("as the test wants it");
        };

        var failed = commits.submit(() -> insert("a"));

        assertThatThrownBy(failed::join).hasCauseInstanceOf(TransactionSystemException.class);
        transactions.beforeCommit = () -> {
        };
        assertThat(commits.commit(() -> insert("later"))).isEqualTo("later");
    }

    @Test
    void stopCommitsWhatWaitsAndThenTakesNothing() {
        holdTheWorker();
        var waiting = List.of(commits.submit(() -> insert("a")), commits.submit(() -> insert("b")));
        var stopping = CompletableFuture.runAsync(commits::stop);
        await().until(() -> !commits.isRunning());

        gate.countDown();
        stopping.join();

        assertThat(waiting).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
        assertThat(entries()).containsExactly("gate", "a", "b");
        assertThatThrownBy(() -> commits.commit(() -> insert("late"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
    }

    /** From here to the opening of the gate everything that is submitted waits, and so belongs to one group. */
    private void holdTheWorker() {
        var holding = commits.submit(this::waitAtTheGate);
        await().until(() -> entered.getCount() == 0 && !holding.isDone());
    }

    private String waitAtTheGate() {
        entered.countDown();
        var interrupted = false;
        while (true) {
            try {
                gate.await();
                break;
            } catch (InterruptedException stopping) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return insert("gate");
    }

    private String insert(String name) {
        JdbcClient.create(writer).sql("insert into entry values (:name)").param("name", name).update();
        return name;
    }

    /** Read on another connection: only what is committed. */
    private List<String> entries() {
        return JdbcClient.create(reader).sql("select name from entry order by rowid").query(String.class).list();
    }

    /** Counts commits, looks on before each, and fails from one on. */
    private static final class WatchedTransactions extends JdbcTransactionManager {
        private static final long serialVersionUID = 1L;
        private final AtomicInteger commits = new AtomicInteger();
        private final AtomicInteger begun = new AtomicInteger();
        private transient volatile Runnable beforeCommit = () -> {
        };
        private volatile int failFrom = Integer.MAX_VALUE;

        WatchedTransactions(HikariDataSource dataSource) {
            super(dataSource);
            setRollbackOnCommitFailure(true);
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            begun.incrementAndGet();
            super.doBegin(transaction, definition);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            beforeCommit.run();
            if (commits.incrementAndGet() >= failFrom) {
                throw new TransactionSystemException("the disk is full");
            }
            super.doCommit(status);
        }
    }
}
