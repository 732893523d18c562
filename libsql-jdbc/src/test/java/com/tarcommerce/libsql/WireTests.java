package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.libsql.hrana.StubServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, and what comes of servers and networks that misbehave. */
class WireTests {
    private StubServer server;
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        server = new StubServer();
        connection = DriverManager.getConnection(server.url() + "?namespace=shop", "", "a-token");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        server.close();
    }

    @Test
    void openingAConnectionAsksNothing() throws Exception {
        connection.setAutoCommit(false);
        connection.setSavepoint();
        connection.commit();

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void namespaceAndTokenGoWithEveryRequest() throws Exception {
        update("update a");

        assertThat(server.headers().getFirst().getFirst("x-namespace-bin")).isEqualTo("c2hvcA");
        assertThat(server.headers().getFirst().getFirst("Authorization")).isEqualTo("Bearer a-token");
    }

    @Test
    void aTransactionBeginsWithItsFirstStatementAndSavepointsTravelAlong() throws Exception {
        connection.setAutoCommit(false);

        connection.setSavepoint();
        update("update a");
        update("update b");
        connection.commit();

        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(0)).contains("BEGIN IMMEDIATE", "SAVEPOINT", "update a");
        assertThat(server.requests().get(1)).contains("baton-1", "update b").doesNotContain("BEGIN");
        assertThat(server.requests().get(2)).contains("baton-2", "COMMIT");
    }

    @Test
    void aReadOnlyTransactionBeginsWithoutTheLock() throws Exception {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);

        update("select 1");

        assertThat(server.requests().getFirst()).contains("BEGIN").doesNotContain("IMMEDIATE");
    }

    @Test
    void aBatchIsOneRequest() throws Exception {
        try (var statement = connection.prepareStatement("update a set b = ?")) {
            for (var number = 0; number < 500; number++) {
                statement.setInt(1, number);
                statement.addBatch();
            }
            assertThat(statement.executeBatch()).hasSize(500);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"message":"The stream has expired due to inactivity","code":"STREAM_EXPIRED"}
            400 | Received an invalid baton
            """)
    void aStreamThatIsGoneIsReplacedWhenNothingWasOpen(int status, String text) throws Exception {
        update("update a");
        server.thenAnswer(status, text);

        update("update b");

        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(1)).contains("update b", "baton-1");
        assertThat(server.requests().get(2)).contains("update b").doesNotContain("baton");
    }

    @Test
    void aStreamThatIsGoneWithATransactionIsReportedAndNothingRunsOutsideOfIt() throws Exception {
        connection.setAutoCommit(false);
        update("update a");
        server.thenAnswer(400, "Received an invalid baton");

        assertFails("update b", "08003");
        assertFails("update c", "08003");
        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "08003");

        assertThat(server.requests()).hasSize(2);
        connection.rollback();
        update("update d");
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(2)).contains("BEGIN IMMEDIATE", "update d");
    }

    @Test
    void aCommitWhoseAnswerIsLostIsUnknownAndNeverRepeated() throws Exception {
        connection.setAutoCommit(false);
        update("update a");
        server.thenHangUp();

        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "08007");
        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "08003");
        connection.rollback();

        assertThat(server.requests()).filteredOn(body -> body.contains("COMMIT")).hasSize(1);
    }

    @Test
    void aStatementWhoseAnswerIsLostIsNeverRepeated() throws Exception {
        server.thenHangUp();
        assertFails("update a", "08007");

        connection.setAutoCommit(false);
        server.thenHangUp();
        assertFails("update b", "08006");

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anAnswerThatCanNotBeReadIsALostOne() throws Exception {
        server.thenAnswer(200, "nonsense");

        assertFails("update a", "08007");
    }

    @ParameterizedTest
    @CsvSource({"401, 28000", "404, 3D000", "429, 08004", "500, 08007", "503, 08007"})
    void statusesHaveTheirStates(int status, String state) throws Exception {
        server.thenAnswer(status, "because");

        assertFails("update a", state);

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatIsNotThereWasNeverAsked() throws Exception {
        server.close();

        assertFails("update a", "08001");
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void timeIsLimitedAndTheTransactionIsLostWithIt() throws Exception {
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(null, 50);
        server.thenSucceed();
        update("update a");
        server.thenKeepSilent();

        assertThatThrownBy(() -> update("update b")).isInstanceOf(SQLTimeoutException.class);
        assertFails("update c", "08003");
    }

    @Test
    void anAnswerThatBeginsAndDoesNotEndIsOutOfTimeToo() throws Exception {
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(null, 50);
        server.thenStall();

        assertThatThrownBy(() -> update("update a")).isInstanceOf(SQLTimeoutException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        connection.rollback();
        server.thenStall();
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void theTimeOfTheUrlIsThatOfTheConnection() throws Exception {
        try (var own = DriverManager.getConnection(server.url() + "?timeout=7")) {
            assertThat(own.getNetworkTimeout()).isEqualTo(7_000);
        }
        assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
    }

    @Test
    void aStatementIsCancelledFromAnotherThread() throws Exception {
        connection.setAutoCommit(false);
        server.thenKeepSilent();
        try (var statement = connection.createStatement()) {
            var running = CompletableFuture.runAsync(() -> execute(statement));
            await().until(() -> server.requests().size() == 1);
            statement.cancel();

            assertThatThrownBy(running::join).isInstanceOf(CompletionException.class).cause().cause()
                    .hasFieldOrPropertyWithValue("SQLState", "57014");
        }
        connection.rollback();
        update("update a");
        assertThat(server.requests().getLast()).doesNotContain("baton");
    }

    private static void execute(Statement statement) {
        try {
            statement.execute("select forever()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aStreamStaysWhereTheServerSentIt() throws Exception {
        try (var elsewhere = new StubServer()) {
            connection.setAutoCommit(false);
            server.thenSucceedAt(elsewhere.base());
            update("update a");
            update("update b");
            connection.commit();

            assertThat(server.requests()).hasSize(1);
            assertThat(elsewhere.requests()).hasSize(2);
            assertThat(elsewhere.requests().getFirst()).contains("update b", "baton-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:libsql:ftp://host", "jdbc:libsql:http://", "jdbc:libsql:http://host?timeout=0",
            "jdbc:libsql:http://user:secret@host", "jdbc:libsql:host:80", "jdbc:libsql:http://host?timeout=soon",
            "jdbc:libsql:http://host?namspace=shop", "jdbc:libsql:http://host?ca=/no/such/file.pem"})
    void aWrongUrlIsRefusedWithAnExample(String url) {
        assertThatThrownBy(() -> DriverManager.getConnection(url)).hasMessageContaining("jdbc:libsql:http://host:port")
                .hasFieldOrPropertyWithValue("SQLState", "08001");
    }

    @Test
    void theErrorOfAWrongUrlDoesNotShowItsToken() {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:libsql:http://host?authToken=a secret"))
                .hasMessageContaining("query").hasNoCause()
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret"));
    }

    private void assertFails(String sql, String state) {
        assertThatThrownBy(() -> update(sql)).isInstanceOf(SQLException.class).hasFieldOrPropertyWithValue("SQLState",
                state);
    }

    private void update(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
