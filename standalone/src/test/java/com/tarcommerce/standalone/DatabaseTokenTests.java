package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tarctl secrets} makes, at a real sqld that asks for it. */
@NeedsSqld
class DatabaseTokenTests {
    @TempDir
    Path folder;

    @Test
    void theServerTakesTheTokenInEveryNamespaceAndNoOther() throws Exception {
        var made = DatabaseToken.make();
        var another = DatabaseToken.make().getOrDefault(DatabaseToken.TOKEN, "");
        var key = Files.writeString(folder.resolve("key"), made.getOrDefault(DatabaseToken.PUBLIC_KEY, ""));
        try (var server = SqldServer.start(folder, "--auth-jwt-key-file", key.toString())) {
            for (var namespace : new String[]{"gateway", "scheduler"}) {
                var url = server.createDatabase(namespace);
                await().ignoreExceptions().untilAsserted(
                        () -> assertThat(write(url, made.getOrDefault(DatabaseToken.TOKEN, ""))).isOne());
                assertRefused(url, another);
                assertRefused(url, "");
            }
        }
    }

    /** sqld hangs up after a refusal without saying so: what comes at once on the same connection may be lost. */
    private static void assertRefused(String url, String token) {
        await().untilAsserted(() -> assertThatThrownBy(() -> write(url, token))
                .hasFieldOrPropertyWithValue("SQLState", "28000"));
    }

    private static int write(String url, String token) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "", token);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists t (a)");
            return statement.executeUpdate("insert into t values (1)");
        }
    }
}
