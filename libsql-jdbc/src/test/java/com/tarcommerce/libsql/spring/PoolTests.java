package com.tarcommerce.libsql.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool drops a connection that fails with 0A000 or 08…: what it and those who use it call must not. */
@NeedsSqld
class PoolTests {
    private static SqldServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = SqldServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPoolWithEverySettingKeepsItsConnection() throws Exception {
        var used = Collections.<Connection>newSetFromMap(new IdentityHashMap<>());
        try (var pool = pool()) {
            for (var turn = 0; turn < 20; turn++) {
                use(pool, used, turn % 2 == 0);
            }
        }

        assertThat(used).hasSize(1);
    }

    private static HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(server.createDatabase());
        config.setMaximumPoolSize(1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setCatalog("none");
        config.setSchema("main");
        config.setConnectionInitSql("create table if not exists item (name text)");
        return new HikariDataSource(config);
    }

    /** What Spring's templates and transaction managers call, and what the pool takes back afterwards. */
    private static void use(HikariDataSource pool, Set<Connection> used, boolean readOnly) throws SQLException {
        try (var connection = pool.getConnection()) {
            used.add(connection.unwrap(Connection.class));
            assertThat(connection.isValid(5)).isTrue();
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setNetworkTimeout(Runnable::run, 5_000);
            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
            connection.setTypeMap(Map.of());
            connection.clearWarnings();
            assertThat((Object) connection.getWarnings()).isNull();
            var savepoint = connection.setSavepoint();
            try (var statement = connection.prepareStatement("select count(*) from item where name = ?",
                    ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                settings(statement);
                statement.setObject(1, null);
                assertThat(statement.getParameterMetaData().getParameterType(1)).isNotZero();
                assertThat(statement.executeQuery().next()).isTrue();
            }
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            connection.commit();
        }
    }

    private static void settings(Statement statement) throws SQLException {
        statement.setFetchSize(100);
        statement.setMaxRows(10);
        statement.setQueryTimeout(5);
        statement.setPoolable(true);
        statement.setEscapeProcessing(false);
        assertThat((Object) statement.getWarnings()).isNull();
    }
}
