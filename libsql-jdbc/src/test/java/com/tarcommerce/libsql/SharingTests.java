package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.libsql.hrana.StubServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What connections share, and what they hold. */
class SharingTests {
    private StubServer server;

    @BeforeEach
    void start() throws Exception {
        server = new StubServer();
        use(1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allConnectionsShareOneHttpClient() throws Exception {
        var before = httpClients();

        use(50);

        assertThat(before).isPositive();
        assertThat(httpClients()).isEqualTo(before);
    }

    /** Each has a thread of its own that waits for the sockets. */
    private static long httpClients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager")).count();
    }

    @Test
    void waitingHoldsNoCarrierOfVirtualThreads(@TempDir Path folder) throws Exception {
        use(100);
        try (var recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
            recording.enable("jdk.VirtualThreadStart");
            recording.start();
            use(100);
            recording.stop();
            recording.dump(folder.resolve("pinned.jfr"));
        }

        var events = RecordingFile.readAllEvents(folder.resolve("pinned.jfr"));
        assertThat(events).filteredOn(event -> event.getEventType().getName().equals("jdk.VirtualThreadStart"))
                .hasSizeGreaterThanOrEqualTo(100);
        assertThat(events).filteredOn(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                .filteredOn(SharingTests::inTheDriver).isEmpty();
    }

    /** A thread may be pinned before it runs a line of ours: the recorder itself takes a monitor when it notes the start of one. */
    private static boolean inTheDriver(RecordedEvent event) {
        return event.getStackTrace() == null || event.getStackTrace().getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("com.tarcommerce."));
    }

    @Test
    void aPreparedStatementIsNothingToTheServerBeforeAndAfterItRuns() throws Exception {
        // What opened the server: a statement, its commit, and the end of the stream, for which nobody waits.
        await().until(() -> server.requests().size() == 3);
        try (var connection = connect()) {
            try (var statement = connection.prepareStatement("select a from b where c = ?")) {
                statement.setInt(1, 1);
                assertThat(server.requests()).hasSize(3);
                statement.execute();
            }

            assertThat(server.requests()).hasSize(4);
        }
    }

    /** So many connections at once, each of which runs a transaction on a virtual thread. */
    private void use(int connections) throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < connections; number++) {
            tasks.add(this::transaction);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private boolean transaction() throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update a");
            connection.commit();
            return true;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url());
    }
}
