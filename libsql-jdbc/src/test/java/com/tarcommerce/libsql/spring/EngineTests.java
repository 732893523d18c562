package com.tarcommerce.libsql.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.common.database.Engine;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One contract, both engines: what the stores of the services rely on. */
@ParameterizedClass
@EnumSource(Engine.class)
class EngineTests {
    private static final AtomicInteger SHOPS = new AtomicInteger();
    private static @Nullable SqldServer server;

    @TempDir
    static Path data;

    private final Engine engine;
    private ConfigurableApplicationContext context;
    private JdbcClient jdbc;
    private CommitGroup commits;

    EngineTests(Engine engine) {
        this.engine = engine;
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class Shop {
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        var name = "shop" + SHOPS.incrementAndGet();
        var url = "";
        if (engine == Engine.LIBSQL) {
            server().createDatabase(name);
            url = server().url("{service}");
        }
        context = new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE).run(
                "--tar.database.name=" + name, "--tar.database.url=" + url, "--tar.database.directory=" + folder,
                "--spring.flyway.locations=classpath:db/shop", "--spring.main.banner-mode=off");
        jdbc = context.getBean(JdbcClient.class);
        commits = context.getBean(CommitGroup.class);
    }

    private static SqldServer server() {
        var running = server;
        if (running == null) {
            running = SqldServer.start(data);
            server = running;
        }
        return running;
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Test
    void theEngineIsTheOneThatWasAskedForAndItsCommitsAreOnTheDisk() throws SQLException {
        try (var connection = context.getBean(DataSource.class).getConnection()) {
            var driver = connection.getMetaData().getDriverName();

            assertThat(driver).isEqualTo(engine == Engine.LIBSQL ? "Tar libSQL JDBC" : "SQLite JDBC");
        }
        assertThat(jdbc.sql("PRAGMA synchronous").query(Integer.class).single()).isEqualTo(2);
        assertThat(jdbc.sql("PRAGMA foreign_keys").query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select version from flyway_schema_history").query(String.class).list())
                .containsExactly("001");
    }

    @Test
    void aCompareAndSetIsWonOnce() {
        var keys = new GeneratedKeyHolder();
        jdbc.sql("insert into item (name, amount) values (:name, 5)").param("name", "milk").update(keys);

        assertThat(Objects.requireNonNull(keys.getKey()).longValue()).isEqualTo(1);
        assertThat(take(1)).contains(4);
        assertThat(take(1)).isEmpty();
        assertThat(jdbc.sql("select version from item").query(Long.class).single()).as("by the trigger").isEqualTo(2);
    }

    private Optional<Integer> take(int version) {
        return jdbc.sql("""
                update item set amount = amount - 1
                where name = :name and version = :version
                returning amount
                """).param("name", "milk").param("version", version).query(Integer.class).optional();
    }

    @Test
    void failuresAreTheSameExceptions() {
        insert("milk");

        assertThatThrownBy(() -> insert("MI LK")).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> jdbc.sql("insert into part values (9)").update())
                .isInstanceOf(DataIntegrityViolationException.class).isNotInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> jdbc.sql("update item set amount = -1").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("select nope").query().listOfRows())
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void aTransactionIsSeenWhenItIsCommittedAndReadersDoNotWait() {
        transaction(false).executeWithoutResult(_ -> {
            insert("milk");
            assertThat(inAnotherThread(this::countReadOnly)).isZero();
        });

        assertThat(countReadOnly()).isEqualTo(1);
        transaction(false).executeWithoutResult(status -> {
            insert("bread");
            status.setRollbackOnly();
        });
        assertThat(countReadOnly()).isEqualTo(1);
    }

    @Test
    void aGroupCommitsTogetherAndAUnitThatFailsFailsAlone() {
        var units = IntStream.range(0, 40).mapToObj(number -> commits.submit(() -> insert("item" + number % 30)))
                .toList();

        await().until(() -> units.stream().allMatch(unit -> unit.isDone()));

        assertThat(units.stream().filter(unit -> unit.isCompletedExceptionally())).hasSize(10)
                .allSatisfy(unit -> assertThatThrownBy(unit::join).isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(DuplicateKeyException.class));
        assertThat(countReadOnly()).isEqualTo(30);
    }

    @Test
    void aServerThatWasKilledIsBackWithoutARestartOfOurs() {
        if (engine == Engine.SQLITE) {
            abort("there is no server to kill");
        }
        insert("milk");

        assertThatThrownBy(() -> transaction(false).executeWithoutResult(_ -> {
            insert("bread");
            server().restart();
            insert("eggs");
        })).isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(insert("tea")).isEqualTo("tea");
        assertThat(jdbc.sql("select name from item order by id").query(String.class).list())
                .isEqualTo(List.of("milk", "tea"));
    }

    @Test
    void anIdlePoolIsFullOfConnectionsThatStillWork() {
        var pool = context.getBean("writerDataSource", HikariDataSource.class);

        assertThat(IntStream.range(0, 20).mapToObj(number -> insert("item" + number))).hasSize(20);
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isPositive();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    private String insert(String name) {
        jdbc.sql("insert into item (name, amount) values (:name, 1)").param("name", name).update();
        return name;
    }

    private int countReadOnly() {
        return Objects.requireNonNull(transaction(true)
                .execute(_ -> jdbc.sql("select count(*) from item").query(Integer.class).single()));
    }

    private TransactionTemplate transaction(boolean readOnly) {
        var template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        template.setReadOnly(readOnly);
        return template;
    }

    private static <T> T inAnotherThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task).join();
    }
}
