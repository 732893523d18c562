package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.libsql.hrana.StubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose certificate comes from an authority that Java does not know. */
class TlsTests {
    @TempDir
    static Path folder;
    private static Certificates certificates;

    private StubServer server;

    @BeforeAll
    static void certify() throws Exception {
        certificates = new Certificates(folder);
    }

    @BeforeEach
    void start() throws Exception {
        server = new StubServer(certificates.context());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "libsql"})
    void theServerIsTrustedByTheAuthorityThatTheUrlNames(String scheme) throws Exception {
        ask(url(scheme, "127.0.0.1") + "?ca=" + certificates.pem());

        assertThat(server.requests().getFirst()).contains("update a");
        assertThat(server.headers().getFirst().getFirst("Authorization")).isEqualTo("Bearer a-token");
    }

    @Test
    void aServerThatNobodyVouchesForIsToldNothingAndTheErrorSaysWhatToDo() {
        assertThatThrownBy(() -> ask(url("https", "127.0.0.1"))).hasFieldOrPropertyWithValue("SQLState", "08001")
                .hasMessageContaining("ca=/path/ca.pem").hasMessageContaining("-Djavax.net.ssl.trustStore");

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aCertificateForAnotherHostIsNotEnough() {
        assertThatThrownBy(() -> ask(url("https", "localhost") + "?ca=" + certificates.pem()))
                .hasFieldOrPropertyWithValue("SQLState", "08001").hasMessageContaining("localhost");

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theTrustStoreOfJavaCountsToo() throws Exception {
        var trusting = AskOnce.inItsOwnJvm(url("https", "127.0.0.1"),
                "-Djavax.net.ssl.trustStore=" + certificates.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD);
        var usual = AskOnce.inItsOwnJvm(url("https", "127.0.0.1"));

        assertThat(trusting).isEqualTo("done");
        assertThat(usual).isEqualTo("08001");
        assertThat(server.requests()).filteredOn(body -> body.contains("update a")).hasSize(1);
    }

    @Test
    void theTokenGoesNowhereElseBecauseAServerSaidSo() throws Exception {
        try (var plain = new StubServer()) {
            var url = url("https", "127.0.0.1") + "?ca=" + certificates.pem();
            server.thenSucceedAt(plain.base());
            server.thenRedirect(plain.base());

            assertThatThrownBy(() -> ask(url)).hasMessageContaining(plain.base());
            assertThatThrownBy(() -> ask(url)).hasMessageContaining(plain.base())
                    .hasFieldOrPropertyWithValue("SQLState", "08004");

            assertThat(server.requests()).filteredOn(body -> body.contains("update a")).hasSize(2);
            assertThat(plain.requests()).isEmpty();
        }
    }

    @Test
    void aFileWithoutACertificateIsNamed() throws Exception {
        var empty = Files.createFile(folder.resolve("empty.pem"));
        var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");

        for (var file : List.of(empty, nonsense, folder.resolve("nowhere.pem"))) {
            assertThatThrownBy(() -> ask(url("https", "127.0.0.1") + "?ca=" + file))
                    .hasFieldOrPropertyWithValue("SQLState", "08001").hasMessageContaining(file.toString());
        }
    }

    @Test
    void tlsIsTurnedOffByName() throws Exception {
        try (var plain = new StubServer()) {
            ask("jdbc:libsql:libsql://127.0.0.1:" + plain.port() + "?tls=0");

            assertThat(plain.requests().getFirst()).contains("update a");
        }
    }

    private String url(String scheme, String host) {
        return "jdbc:libsql:" + scheme + "://" + host + ":" + server.port();
    }

    private static void ask(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "", "a-token");
                var statement = connection.createStatement()) {
            statement.execute("update a");
        }
    }
}
