package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.database.SqliteDataSources;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSessionTests {
    @TempDir
    private Path folder;

    @Test
    void betweenTransactionsItHoldsNoLock() throws SQLException {
        try (var other = SqliteDataSources.writer(folder.resolve("gateway.db"), _ -> {
        })) {
            run(other, "create table t (x)");
            try (var session = SqlSession.open(Map.of("TAR_DATA_DIR", folder.toString()))) {
                session.transact(connection -> connection.createStatement().execute("insert into t values (1)"));

                run(other, "pragma busy_timeout = 1");
                run(other, "insert into t values (2)");
            }
        }
    }

    @Test
    void whatFailsLeavesNothingAndTheSessionGoesOn() throws SQLException {
        try (var other = SqliteDataSources.writer(folder.resolve("gateway.db"), _ -> {
        })) {
            run(other, "create table t (x unique)");
        }
        try (var session = SqlSession.open(Map.of("TAR_DATA_DIR", folder.toString()))) {
            assertThatThrownBy(() -> session.transact(connection -> {
                connection.createStatement().execute("insert into t values (1)");
                connection.createStatement().execute("insert into t values (1)");
            })).isInstanceOf(SQLException.class);

            var committed = session
                    .transact(connection -> connection.createStatement().execute("insert into t values (1)"));

            assertThat(committed.posts()).isZero();
        }
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
