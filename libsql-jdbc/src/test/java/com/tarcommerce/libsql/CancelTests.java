package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Statements that take longer than somebody wants to wait, and transactions that take longer than the server does. */
class CancelTests extends OnSqld {
    /** Some ten seconds of work. */
    private static final String LONG = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 50000000)"
            + " select count(*) from n";

    @Test
    void aStatementIsCancelledAndItsTransactionTakenBack() throws Exception {
        var connection = openTransaction();
        insert(connection, "milk");
        try (var statement = connection.createStatement()) {
            var running = CompletableFuture.runAsync(() -> execute(statement));
            await().until(() -> isStopped(statement, running));

            assertThatThrownBy(running::join).isInstanceOf(CompletionException.class).cause().cause()
                    .hasFieldOrPropertyWithValue("SQLState", "57014");
        }
        assertThatThrownBy(() -> insert(connection, "bread")).hasFieldOrPropertyWithValue("SQLState", "08003");
        connection.rollback();

        insert(connection, "eggs");
        connection.commit();
        assertThat(names()).containsExactly("eggs");
    }

    /** A cancel that comes before the statement does nothing: so it is asked for until it does. */
    private static boolean isStopped(Statement statement, CompletableFuture<Void> running) throws SQLException {
        statement.cancel();
        return running.isDone();
    }

    private static void execute(Statement statement) {
        try {
            statement.execute(LONG);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aStatementWithATimeOfItsOwnIsGivenUpAndTheConnectionGoesOn() throws Exception {
        var connection = open();
        connection.setReadOnly(true);
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(1);

            assertThatThrownBy(() -> statement.execute(LONG)).isInstanceOf(SQLTimeoutException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "57014");
        }
        connection.setReadOnly(false);
        insert(connection, "milk");
        assertThat(names()).containsExactly("milk");
    }

    @Test
    void aTransactionThatTheServerEndedForAnotherOneKeepsNothingAndNeverGoesOnAsSingleStatements() throws Exception {
        var slow = openTransaction();
        insert(slow, "milk");

        // The server lets it wait for 5 s, and then takes the lock away from the other.
        insert(open(), "bread");

        assertThatThrownBy(() -> insert(slow, "eggs")).satisfies(failure -> assertThat(((SQLException) failure)
                .getSQLState()).isIn("40001", "08003"));
        assertThatThrownBy(() -> insert(slow, "tea")).hasFieldOrPropertyWithValue("SQLState", "08003");
        assertThatThrownBy(slow::commit).hasFieldOrPropertyWithValue("SQLState", "08003");
        assertThat(slow.isValid(5)).as("lost until it is rolled back").isFalse();
        slow.rollback();
        insert(slow, "rice");
        slow.commit();
        assertThat(names()).containsExactly("bread", "rice");
    }

    @Test
    void askingWhetherAConnectionIsValidLeavesItsTransactionAlone() throws Exception {
        Connection connection = openTransaction();
        assertThat(connection.isValid(5)).isTrue();
        insert(connection, "milk");

        assertThat(connection.isValid(5)).isTrue();

        connection.commit();
        assertThat(names()).containsExactly("milk");
        assertThatThrownBy(() -> connection.isValid(-1)).isInstanceOf(SQLException.class);
    }
}
