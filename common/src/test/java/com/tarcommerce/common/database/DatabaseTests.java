package com.tarcommerce.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseTests {
    @TempDir
    Path folder;

    @Test
    void theEngineIsSqliteAndEveryCommitIsOnTheDiskBeforeItReturns() {
        run(context -> {
            var jdbc = jdbc(context);

            assertThat(jdbc.sql("select sqlite_version()").query(String.class).single()).startsWith("3.");
            assertThat(jdbc.sql("PRAGMA journal_mode").query(String.class).single()).isEqualTo("wal");
            assertThat(jdbc.sql("PRAGMA synchronous").query(Integer.class).single()).isEqualTo(2);
            assertThat(jdbc.sql("PRAGMA foreign_keys").query(Integer.class).single()).isEqualTo(1);
            assertThat(folder.resolve("shop.db")).exists();
        });
    }

    @Test
    void aReadOnlyTransactionReadsWhileTheWriterIsBusyAndCanNotWrite() {
        run(context -> {
            var jdbc = jdbc(context);
            jdbc.sql("create table item (name text)").update();
            var reading = reading(context);

            writing(context).executeWithoutResult(_ -> {
                jdbc.sql("insert into item values ('milk')").update();
                assertThat(inAnotherThread(() -> countIn(reading, jdbc))).isZero();
            });

            assertThat(countIn(reading, jdbc)).isEqualTo(1);
            assertThatThrownBy(() -> reading.executeWithoutResult(_ -> jdbc.sql("delete from item").update()))
                    .isInstanceOf(DataAccessException.class).hasMessageContaining("readonly");
            assertThat(count(jdbc)).isEqualTo(1);
        });
    }

    @Test
    void failuresAreTheOnesThatOtherEnginesLeadTo() {
        run(context -> {
            var jdbc = jdbc(context);
            jdbc.sql("create table shelf (id integer primary key, name text unique not null)").update();
            jdbc.sql("create table item (shelf integer references shelf (id), amount int check (amount >= 0))")
                    .update();
            jdbc.sql("insert into shelf values (1, 'top')").update();

            assertThatThrownBy(() -> jdbc.sql("insert into shelf values (1, 'a')").update())
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> jdbc.sql("insert into shelf values (2, 'top')").update())
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> jdbc.sql("insert into shelf values (3, null)").update())
                    .isInstanceOf(DataIntegrityViolationException.class).isNotInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> jdbc.sql("insert into item values (9, 1)").update())
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> jdbc.sql("insert into item values (1, -1)").update())
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> jdbc.sql("selct 1").update()).isInstanceOf(BadSqlGrammarException.class);
        });
    }

    @Test
    void aFileThatIsNoDatabaseStopsTheStart() throws Exception {
        Files.writeString(folder.resolve("shop.db"), "this is no database".repeat(300));

        run(context -> assertThatThrownBy(() -> jdbc(context).sql("select 1 from sqlite_master").query().listOfRows())
                .isInstanceOf(DataAccessResourceFailureException.class));
    }

    @Test
    void everyWriterConnectionIsPreparedOnce() {
        var prepared = new AtomicInteger();
        try (var writer = SqliteDataSources.writer(folder.resolve("prepared.db"), _ -> prepared.incrementAndGet())) {
            var jdbc = JdbcClient.create(writer);
            jdbc.sql("select 1").query(Integer.class).single();
            jdbc.sql("select 1").query(Integer.class).single();
        }

        assertThat(prepared).hasValue(1);
    }

    @Test
    void anEngineThatThisBuildDoesNotKnowIsRefused() {
        runner().withPropertyValues("tar.database.url=jdbc:postgresql://127.0.0.1:1/tar")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("TAR_DATABASE_URL"));
    }

    private void run(ContextConsumer<AssertableApplicationContext> test) {
        runner().run(test);
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withUserConfiguration(DatabaseConfiguration.class)
                .withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
                .withPropertyValues("tar.database.name=shop", "tar.database.url=", "tar.database.directory=" + folder);
    }

    private static JdbcClient jdbc(AssertableApplicationContext context) {
        return context.getBean(JdbcClient.class);
    }

    private static int count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from item").query(Integer.class).single();
    }

    private static int countIn(TransactionTemplate transaction, JdbcClient jdbc) {
        return Objects.requireNonNull(transaction.execute(_ -> count(jdbc)));
    }

    private static TransactionTemplate writing(AssertableApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static TransactionTemplate reading(AssertableApplicationContext context) {
        var template = writing(context);
        template.setReadOnly(true);
        return template;
    }

    private static int inAnotherThread(Callable<Integer> task) {
        var future = new FutureTask<>(task);
        Thread.ofVirtual().start(future);
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
