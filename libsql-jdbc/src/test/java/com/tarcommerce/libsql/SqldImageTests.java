package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The driver at the image that is shipped, as Docker runs it: sqld with {@code lib_http_post}, which asks for a token.
 * {@code .ci/compose} builds the image and requires this test; elsewhere it is skipped without Docker or the image.
 */
@EnabledIf(value = "isThereOrRequired", disabledReason = "there is no Docker engine, or not the image of sqld in it")
class SqldImageTests {
    private static final String IMAGE = System.getProperty("tar.sqld.image", "tar/sqld");
    private static final int PORT = 8090;
    private static final String EVERYTHING = "{\"a\":\"rw\"}";

    private static GenericContainer<?> sqld;
    private static String token;
    private static String formerToken;

    @BeforeAll
    static void start() throws GeneralSecurityException {
        missing().ifPresent(reason -> {
            throw new AssertionError(reason);
        });
        var former = new Tokens();
        var now = new Tokens();
        formerToken = former.token(EVERYTHING);
        token = now.token(EVERYTHING);
        sqld = new GenericContainer<>(DockerImageName.parse(IMAGE)).withImagePullPolicy(_ -> false)
                .withEnv("TAR_DATABASE_PUBLIC_KEY", former.rawKey() + " " + now.rawKey())
                .withEnv("TAR_DATABASE_TOKEN", token)
                .withEnv("TAR_WEBHOOK_SECRET", "a-secret-that-nobody-here-checks").withExposedPorts(PORT)
                .waitingFor(Wait.forSuccessfulCommand("test -e /tmp/namespaces-are-there")
                        .withStartupTimeout(Duration.ofMinutes(2)));
        sqld.start();
    }

    @AfterAll
    static void stop() {
        if (sqld != null) {
            sqld.stop();
        }
    }

    static boolean isThereOrRequired() {
        return isRequired() || missing().isEmpty();
    }

    private static boolean isRequired() {
        return Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+")).contains("docker");
    }

    private static Optional<String> missing() {
        if (!mayHaveDocker() || !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers: start one, or set DOCKER_HOST");
        }
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
            return Optional.empty();
        } catch (NotFoundException absent) {
            return Optional.of("the image " + IMAGE + " is not there: docker compose build sqld makes it");
        }
    }

    /** Where there is none, the library says so with an error in the log. */
    private static boolean mayHaveDocker() {
        var home = System.getProperty("user.home");
        return System.getenv("DOCKER_HOST") != null
                || Stream
                        .of("/var/run/docker.sock", home + "/.docker/run/docker.sock",
                                home + "/.testcontainers.properties")
                        .anyMatch(file -> Files.exists(Path.of(file)));
    }

    @Test
    void whatIsCommittedStaysAndWhatIsRolledBackWasNeverThere() throws SQLException {
        try (var writer = open("gateway"); var reader = open("gateway")) {
            execute(writer, "create table item (name text not null unique)");
            writer.setAutoCommit(false);
            execute(writer, "insert into item values ('milk')");
            assertThat(first(reader, "select count(*) from item")).as("not committed yet").isEqualTo("0");
            writer.commit();

            execute(writer, "insert into item values ('bread')");
            assertThatThrownBy(() -> execute(writer, "insert into item values ('milk')"))
                    .hasFieldOrPropertyWithValue("SQLState", "23505");
            writer.rollback();

            assertThat(first(reader, "select group_concat(name) from item")).isEqualTo("milk");
        }
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAll() throws SQLException {
        try (var connection = open("gateway")) {
            execute(connection, "create table batch (a unique)");
            assertThat(insert(connection, 1, 2, 3)).containsExactly(1, 1, 1);

            assertThatThrownBy(() -> insert(connection, 4, 1)).hasFieldOrPropertyWithValue("SQLState", "23505");

            assertThat(first(connection, "select group_concat(a) from batch")).isEqualTo("1,2,3");
        }
    }

    @Test
    void eachServiceHasANamespaceOfItsOwnWhoseCommitsAreOnTheDisk() throws SQLException {
        for (var service : new String[]{"gateway", "scheduler", "outbound"}) {
            try (var connection = open(service)) {
                execute(connection, "create table own (service)");
                execute(connection, "insert into own values ('" + service + "')");
                assertThat(first(connection, "select group_concat(service) from own")).isEqualTo(service);
                assertThat(first(connection, "pragma synchronous")).as("full").isEqualTo("2");
            }
        }
    }

    @Test
    void withoutItsTokenNobodyGetsIn() throws GeneralSecurityException {
        var forged = new Tokens().token(EVERYTHING);

        for (var wrong : new String[]{"", "nonsense", forged}) {
            // sqld hangs up after a refusal without saying so: what comes at once on the same connection may be lost.
            await().untilAsserted(() -> assertThatThrownBy(() -> first(open("gateway", wrong), "select 1"))
                    .hasFieldOrPropertyWithValue("SQLState", "28000"));
        }
    }

    @Test
    void whileTheTokenIsChangedBothAreGood() throws SQLException {
        try (var former = open("gateway", formerToken); var connection = open("gateway", token)) {
            assertThat(first(former, "select 1")).isEqualTo(first(connection, "select 1"));
        }
    }

    @Test
    void aChangeOfDataLeavesAnEventInItsOwnTransaction() throws SQLException {
        try (var connection = open("gateway")) {
            execute(connection, "create table webhook_outbox (seq integer primary key, id, url, body, lane, trace,"
                    + " created_at)");
            connection.setAutoCommit(false);
            execute(connection, "select lib_http_post('tar:events', '{\"type\":\"lost\"}')");
            connection.rollback();
            execute(connection, "select lib_http_post('tar:events', '{\"type\":\"kept\"}')");
            connection.commit();

            assertThat(first(connection, "select group_concat(body) from webhook_outbox"))
                    .isEqualTo("{\"type\":\"kept\"}");
        }
    }

    private static Connection open(String namespace) throws SQLException {
        return open(namespace, token);
    }

    private static Connection open(String namespace, String shown) throws SQLException {
        return DriverManager.getConnection("jdbc:libsql:http://" + sqld.getHost() + ":" + sqld.getMappedPort(PORT)
                + "?namespace=" + namespace, "", shown);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int[] insert(Connection connection, int... values) throws SQLException {
        try (var insert = connection.prepareStatement("insert into batch values (?)")) {
            for (var value : values) {
                insert.setInt(1, value);
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
