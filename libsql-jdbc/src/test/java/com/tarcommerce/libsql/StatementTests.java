package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTests extends OnSqld {

    @Test
    void theEngineIsSqld() throws Exception {
        var metaData = open().getMetaData();

        assertThat(metaData.getDatabaseProductName()).isEqualTo("SQLite");
        assertThat(metaData.getDriverName()).isEqualTo("Tar libSQL JDBC");
        assertThat(metaData.getURL()).isEqualTo(url);
        assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -9007199254740993L, -1, 0, 1, 127, 128, 9007199254740993L, Long.MAX_VALUE})
    void integersOf64BitsComeBackAsTheyWent(long value) throws Exception {
        try (var query = open().prepareStatement("select ?")) {
            query.setLong(1, value);
            var rows = query.executeQuery();

            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(value);
            assertThat(rows.getObject(1)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 0.1, 1.7976931348623157e308, -0.0, Double.POSITIVE_INFINITY})
    void realsComeBackToTheLastBit(double value) throws Exception {
        try (var query = open().prepareStatement("select ?")) {
            query.setDouble(1, value);
            var rows = query.executeQuery();

            assertThat(rows.next()).isTrue();
            assertThat(rows.getDouble(1)).isEqualTo(value);
        }
    }

    @Test
    void textBlobsAndNullsComeBackAsTheyWent() throws Exception {
        var bytes = new byte[70_000];
        bytes[3] = -1;
        try (var query = open().prepareStatement("select ? a, ? b, ? c, ? d")) {
            query.setString(1, "दूध 🥛 'quoted'\u0001");
            query.setBytes(2, bytes);
            query.setNull(3, Types.VARCHAR);
            query.setBytes(4, new byte[0]);
            var rows = query.executeQuery();

            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("A")).isEqualTo("दूध 🥛 'quoted'\u0001");
            assertThat(rows.getBytes("b")).isEqualTo(bytes);
            assertThat(rows.getObject("c")).isNull();
            assertThat(rows.getInt("c")).isZero();
            assertThat(rows.wasNull()).isTrue();
            assertThat(rows.getBytes("d")).isEmpty();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void momentsAreTextInUtcAndReadFromTextAndMilliseconds() throws Exception {
        var moment = Instant.parse("2026-03-04T05:06:07.089Z");
        try (var query = open().prepareStatement("select ? a, ? b, ? c, strftime('%Y', ?1) d, ? e")) {
            query.setTimestamp(1, Timestamp.from(moment));
            query.setLong(2, moment.toEpochMilli());
            query.setObject(3, LocalDate.of(2026, 3, 4));
            query.setBigDecimal(4, new BigDecimal("12.50"));
            var rows = query.executeQuery();

            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("a")).isEqualTo("2026-03-04 05:06:07.089");
            assertThat(rows.getTimestamp("a").toInstant()).isEqualTo(moment);
            assertThat(rows.getObject("b", Instant.class)).isEqualTo(moment);
            assertThat(rows.getObject("c", LocalDateTime.class)).isEqualTo("2026-03-04T00:00");
            assertThat(rows.getInt("d")).isEqualTo(2026);
            assertThat(rows.getBigDecimal("e")).isEqualByComparingTo("12.5");
        }
    }

    @Test
    void whatDoesNotFitIsAnErrorAndNotSomethingNearIt() throws Exception {
        try (var statement = open().createStatement();
                var rows = statement.executeQuery("select 3000000000, 'milk', x'00'")) {
            rows.next();

            assertThatThrownBy(() -> rows.getInt(1)).isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "22003");
            assertThatThrownBy(() -> rows.getLong(2)).hasFieldOrPropertyWithValue("SQLState", "22018");
            assertThatThrownBy(() -> rows.getDouble(3)).hasFieldOrPropertyWithValue("SQLState", "22018");
            assertThatThrownBy(() -> rows.getString(4)).hasFieldOrPropertyWithValue("SQLState", "42703");
            assertThatThrownBy(() -> rows.getString("nope")).hasFieldOrPropertyWithValue("SQLState", "42703");
        }
    }

    @Test
    void returningGivesTheRowAndTheCount() throws Exception {
        var connection = open();
        insert(connection, "milk");
        try (var update = connection
                .prepareStatement("update item set amount = amount + 1 where name = ? returning id, amount")) {
            update.setString(1, "milk");

            assertThat(update.execute()).isTrue();
            var rows = update.getResultSet();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("amount")).isEqualTo(2);
            assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(Types.BIGINT);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void generatedKeysAreTheRowidOrNamedColumns() throws Exception {
        var connection = open();
        try (var insert = connection.prepareStatement("insert into item (name) values (?)",
                Statement.RETURN_GENERATED_KEYS);
                var named = connection.prepareStatement("insert into item (name) values (?); ",
                        new String[]{"id", "name"})) {
            insert.setString(1, "milk");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            named.setString(1, "bread");
            assertThat(named.executeUpdate()).isEqualTo(1);

            var rowid = insert.getGeneratedKeys();
            assertThat(rowid.next()).isTrue();
            assertThat(rowid.getLong(1)).isEqualTo(1);
            var keys = named.getGeneratedKeys();
            assertThat(keys.next()).isTrue();
            assertThat(keys.getLong("id")).isEqualTo(2);
            assertThat(keys.getString("name")).isEqualTo("bread");
        }
    }

    @Test
    void aBatchGivesItsCountsAndKeys() throws Exception {
        var connection = open();
        try (var insert = connection.prepareStatement("insert into item (name) values (?)",
                Statement.RETURN_GENERATED_KEYS)) {
            for (var name : new String[]{"milk", "bread", "eggs"}) {
                insert.setString(1, name);
                insert.addBatch();
            }

            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
            var keys = insert.getGeneratedKeys();
            for (var id = 1; id <= 3; id++) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong(1)).isEqualTo(id);
            }
        }
        assertThat(names()).containsExactly("milk", "bread", "eggs");
    }

    @Test
    void aBatchOutsideOfATransactionIsCommittedTogetherOrNotAtAll() throws Exception {
        var connection = open();
        try (var insert = connection.prepareStatement("insert into item (name) values (?)")) {
            for (var name : new String[]{"milk", "bread", "milk", "eggs"}) {
                insert.setString(1, name);
                insert.addBatch();
            }

            assertThatThrownBy(insert::executeBatch).isInstanceOfSatisfying(BatchUpdateException.class, failure -> {
                assertThat(failure.getSQLState()).isEqualTo("23505");
                assertThat(failure.getUpdateCounts()).isEmpty();
            });
        }
        assertThat(names()).isEmpty();
        insert(connection, "later");
        assertThat(names()).containsExactly("later");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into item (name) values ('milk')        | 23505
            insert into item (id, name) values (1, 'x')    | 23505
            insert into item (name) values (null)          | 23502
            insert into item (name, amount) values ('y',-1)| 23514
            insert into part values (9)                    | 23503
            selct 1                                        | 42000
            select * from nope                             | 42000
            select nope(1)                                 | 42000
            select 1; select 2                             | 42000
            select ?                                       | 07001
            begin                                          | 25000
            /* x */ -- y                                   | 42000
            """)
    void everyFailureHasItsState(String sql, String state) throws Exception {
        var connection = open();
        insert(connection, "milk");
        run(connection, "create table part (item integer references item (id))");

        assertThatThrownBy(() -> run(connection, sql)).isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", state);
    }

    @Test
    void aParameterThatWasLeftOutIsNamed() throws Exception {
        try (var query = open().prepareStatement("select ?, ?")) {
            query.setInt(2, 1);

            assertThatThrownBy(query::executeQuery).hasMessageContaining("Parameter 1")
                    .hasFieldOrPropertyWithValue("SQLState", "07001");
        }
    }

    @Test
    void statementsAreDescribedWithoutBeingRun() throws Exception {
        try (var insert = open().prepareStatement("insert into item (name, amount) values (?, ?) returning id")) {
            assertThat(insert.getParameterMetaData().getParameterCount()).isEqualTo(2);
            assertThat(insert.getMetaData().getColumnName(1)).isEqualTo("id");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void maxRowsCutsTheResult() throws Exception {
        var connection = open();
        insert(connection, "milk");
        insert(connection, "bread");
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(1);
            var rows = statement.executeQuery("select name from item");

            assertThat(rows.next()).isTrue();
            assertThat(rows.isLast()).isTrue();
            assertThat(rows.next()).isFalse();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
    }

    @Test
    void tablesColumnsAndKeysAreListed() throws Exception {
        var connection = open();
        run(connection, "create table part (item integer references item (id) on delete cascade, n text)");
        var metaData = connection.getMetaData();

        var tables = metaData.getTables(null, null, "%", new String[]{"TABLE"});
        var columns = metaData.getColumns(null, null, "item", "%");
        var primary = metaData.getPrimaryKeys(null, null, "item");
        var foreign = metaData.getImportedKeys(null, null, "part");
        var indexes = metaData.getIndexInfo(null, null, "item", true, false);

        assertThat(tables.next()).isTrue();
        assertThat(tables.getString("TABLE_NAME")).isEqualTo("item");
        assertThat(tables.next()).isTrue();
        assertThat(tables.next()).isFalse();
        assertThat(columns.next()).isTrue();
        assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.BIGINT);
        assertThat(primary.next()).isTrue();
        assertThat(primary.getString("COLUMN_NAME")).isEqualTo("id");
        assertThat(foreign.next()).isTrue();
        assertThat(foreign.getString("PKTABLE_NAME")).isEqualTo("item");
        assertThat(indexes.next()).isTrue();
        assertThat(indexes.getString("COLUMN_NAME")).isEqualTo("name");
        assertThat(metaData.supportsSavepoints()).isTrue();
        assertThat(metaData.supportsStoredProcedures()).isFalse();
        assertThat(metaData.getProcedures(null, null, "%").next()).isFalse();
    }
}
