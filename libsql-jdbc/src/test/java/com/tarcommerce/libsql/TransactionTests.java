package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TransactionTests extends OnSqld {

    @Test
    void whatIsNotCommittedIsSeenByNobodyElse() throws Exception {
        var connection = openTransaction();

        insert(connection, "milk");

        assertThat(strings(connection, "select name from item")).containsExactly("milk");
        assertThat(names()).isEmpty();
        connection.commit();
        assertThat(names()).containsExactly("milk");
    }

    @Test
    void rollbackTakesEverythingBack() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");

        connection.rollback();
        insert(connection, "bread");
        connection.commit();

        assertThat(names()).containsExactly("bread");
    }

    @Test
    void aFailedStatementLeavesTheTransactionOpen() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");

        assertThatThrownBy(() -> insert(connection, "milk")).hasFieldOrPropertyWithValue("SQLState", "23505");
        insert(connection, "bread");
        connection.commit();

        assertThat(names()).containsExactly("milk", "bread");
    }

    @Test
    void aFailedBatchInATransactionSaysHowFarItCameAndKeepsThat() throws Exception {
        var connection = openTransaction();
        try (var insert = connection.prepareStatement("insert into item (name) values (?)")) {
            for (var name : new String[]{"milk", "milk", "eggs"}) {
                insert.setString(1, name);
                insert.addBatch();
            }
            assertThatThrownBy(insert::executeBatch).hasFieldOrPropertyWithValue("updateCounts", new int[]{1});
        }
        connection.commit();

        assertThat(names()).containsExactly("milk");
    }

    @Test
    void savepointsRollBackAlone() throws Exception {
        var connection = openTransaction();
        var outer = connection.setSavepoint("outer \"one\"");
        insert(connection, "milk");
        var inner = connection.setSavepoint();
        insert(connection, "bread");
        connection.rollback(inner);
        connection.releaseSavepoint(inner);
        insert(connection, "eggs");
        connection.releaseSavepoint(outer);
        connection.commit();

        assertThat(names()).containsExactly("milk", "eggs");
    }

    @Test
    void aRollbackToASavepointCountsEvenIfNothingFollowsIt() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");
        var savepoint = connection.setSavepoint();
        insert(connection, "bread");
        connection.rollback(savepoint);
        connection.commit();

        assertThat(names()).containsExactly("milk");
    }

    @Test
    void turningAutoCommitOnCommits() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");

        connection.setAutoCommit(true);

        assertThat(names()).containsExactly("milk");
        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "25000");
    }

    @Test
    void closingRollsBackAndFreesTheLockAtOnce() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");

        connection.close();
        var other = openTransaction();
        insert(other, "bread");
        other.commit();

        assertThat(names()).containsExactly("bread");
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void aReadOnlyTransactionTakesNoLock() throws Exception {
        var writer = openTransaction();
        insert(writer, "milk");
        var reader = open();
        reader.setReadOnly(true);
        reader.setAutoCommit(false);

        assertThat(strings(reader, "select name from item")).isEmpty();
        writer.commit();

        assertThat(strings(reader, "select name from item")).as("its snapshot").isEmpty();
        reader.commit();
        assertThat(strings(reader, "select name from item")).containsExactly("milk");
    }

    @Test
    void aDeferredForeignKeyFailsTheCommitAndLeavesTheTransactionToBeRolledBack() throws Exception {
        var connection = openTransaction();
        run(connection, "create table part (item integer references item (id) deferrable initially deferred)");
        run(connection, "insert into part values (9)");

        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "23503");
        connection.rollback();

        assertThat(strings(connection, "select name from sqlite_master where name = 'part'")).isEmpty();
    }

    @Test
    void aTransactionThatTheServerEndedKeepsNothingAndSaysSo() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");

        // SQLite itself ends a transaction so.
        assertThatThrownBy(() -> run(connection, "insert or rollback into item (name) values ('milk')"))
                .hasFieldOrPropertyWithValue("SQLState", "23505");

        assertThatThrownBy(() -> insert(connection, "bread")).hasFieldOrPropertyWithValue("SQLState", "40001");
        assertThatThrownBy(() -> insert(connection, "bread")).hasFieldOrPropertyWithValue("SQLState", "08003");
        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "08003");
        connection.rollback();
        insert(connection, "eggs");
        connection.commit();
        assertThat(names()).containsExactly("eggs");
    }

    @Test
    void writersOnVirtualThreadsWaitForEachOther() throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var writer = 0; writer < 20; writer++) {
            var name = "w" + writer;
            tasks.add(() -> addTen(name));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(names()).hasSize(200);
    }

    private boolean addTen(String name) throws SQLException {
        try (Connection connection = new LibsqlDataSource(url, "").getConnection()) {
            connection.setAutoCommit(false);
            for (var number = 0; number < 10; number++) {
                insert(connection, name + "-" + number);
                connection.commit();
            }
            return true;
        }
    }
}
