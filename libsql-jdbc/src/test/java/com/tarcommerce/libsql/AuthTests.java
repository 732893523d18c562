package com.tarcommerce.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sqld that asks for tokens, as it does in docker compose. */
@NeedsSqld
class AuthTests {
    private static final String EVERYTHING = "{}";

    private static Tokens tokens;
    private static SqldServer server;
    private static String url;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        tokens = new Tokens();
        server = SqldServer.start(folder, "--auth-jwt-key-file", tokens.keyFile(folder).toString());
        url = server.createDatabase("shop");
        server.createDatabase("other");
        try (var connection = open(tokens.token(EVERYTHING)); var statement = connection.createStatement()) {
            statement.execute("create table item (name text)");
            statement.execute("insert into item values ('milk')");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theTokenIsThePasswordOrInTheUrlOrGivenToTheDataSource() throws Exception {
        var token = tokens.token(EVERYTHING);
        var properties = new Properties();
        properties.setProperty("authToken", token);

        for (var connection : List.of(open(token), DriverManager.getConnection(url, properties),
                DriverManager.getConnection(url + "&authToken=" + token),
                new LibsqlDataSource(url, token).getConnection(),
                new LibsqlDataSource(url, "").getConnection("anybody", token))) {
            assertThat(OnSqld.strings(connection, "select name from item")).containsExactly("milk");
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.getMetaData().getURL()).as("it is logged").isEqualTo(url);
            connection.close();
        }
    }

    @Test
    void aMissingTokenIsRefused() throws Exception {
        assertRefused("", "token");
    }

    @Test
    void aTokenOfSomebodyElseIsRefused() throws Exception {
        assertRefused(new Tokens().token(EVERYTHING), "JWT is invalid");
        assertRefused("nonsense", "JWT is invalid");
    }

    @Test
    void aTokenThatHasExpiredIsRefused() throws Exception {
        assertRefused(tokens.token("{\"exp\":1000000000}"), "expired");
    }

    @Test
    void aTokenIsForItsNamespaceAlone() throws Exception {
        var token = tokens.token("{\"id\":\"shop\"}");

        try (var connection = open(token)) {
            assertThat(OnSqld.run(connection, "insert into item select 'bread' where false")).isZero();
        }
        try (var connection = new LibsqlDataSource(server.url("other"), token).getConnection()) {
            // For that token the server does not even say that there is one of that name.
            assertThatThrownBy(() -> OnSqld.run(connection, "select 1"))
                    .hasFieldOrPropertyWithValue("SQLState", "3D000")
                    .hasMessageContaining("token");
        }
    }

    @Test
    void aTokenForReadingDoesNotWrite() throws Exception {
        try (var connection = open(tokens.token("{\"id\":\"shop\",\"a\":\"ro\"}"))) {
            assertThat(OnSqld.strings(connection, "select name from item")).containsExactly("milk");
            assertThatThrownBy(() -> OnSqld.run(connection, "insert into item values ('bread')"))
                    .hasFieldOrPropertyWithValue("SQLState", "28000").hasMessageContaining("allow");
            assertThat(OnSqld.strings(connection, "select name from item")).containsExactly("milk");
        }
    }

    private static void assertRefused(String token, String why) throws SQLException {
        assertThat((Throwable) refusal(token)).hasFieldOrPropertyWithValue("SQLState", "28000")
                .hasMessageContaining(why)
                .hasMessageContaining("password").satisfies(
                        failure -> assertThat(token.isEmpty() || !String.valueOf(failure.getMessage()).contains(token))
                                .isTrue());
    }

    /** sqld hangs up after a refusal: what goes out at once on that connection is lost, and nobody knows whether it ran. */
    private static SQLException refusal(String token) throws SQLException {
        for (var attempt = 0; attempt < 20; attempt++) {
            try (var connection = open(token)) {
                assertThat(connection.isValid(5)).isFalse();
                OnSqld.run(connection, "insert into item values ('bread')");
            } catch (SQLException failure) {
                if (!"08007".equals(failure.getSQLState())) {
                    return failure;
                }
            }
        }
        throw new AssertionError("it was not refused");
    }

    private static Connection open(String token) throws SQLException {
        return DriverManager.getConnection(url, "", token);
    }
}
