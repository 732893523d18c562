package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TarctlTests {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useFreePorts() {
        environment.put("TAR_DATA_DIR", folder.toString());
        ServicePorts.putInto(environment);
    }

    @Test
    void helpListsTheCommands() {
        assertThat(Terminal.run(environment).out()).contains("up [service...]", "doctor", "secrets");
        assertThat(Terminal.run(environment, "--help").status()).isZero();
    }

    @Test
    void whatItDoesNotKnowIsRefusedInOneSentence() {
        assertThat(Terminal.run(environment, "down")).isEqualTo(new Terminal(2, "",
                "tarctl knows no command 'down': ./tarctl help lists what it knows.\n"));
        assertThat(Terminal.run(environment, "up", "teleporter").errors()).contains("'teleporter'", "gateway")
                .hasLineCount(1);
    }

    @Test
    void aShopNeedsANameAndAGatewayThatRuns() {
        assertThat(Terminal.run(environment, "shop")).isEqualTo(new Terminal(2, "",
                "shop takes one name, in quotes: ./tarctl shop 'My Shop'\n"));
        assertThat(Terminal.run(environment, "shop", "Asha Stores").errors()).hasLineCount(1)
                .contains("TAR_INTERNAL_TOKEN", "./tarctl up");

        environment.put("TAR_INTERNAL_TOKEN", "an-internal-token-of-tests");

        assertThat(Terminal.run(environment, "shop", "Asha Stores").errors()).hasLineCount(1)
                .contains("does not answer", environment.get("TAR_GATEWAY_PORT"));
    }

    @Test
    void aDemoElsewhereNeedsTwoAddresses() {
        var refusal = new Terminal(2, "",
                "demo takes [--libsql] [--delay SECONDS], or --at http://HOST:PORT --stand-in HOST:PORT [--pause].\n");

        for (var wrong : new String[][]{{"demo", "--delay"}, {"demo", "--delay", "0"}, {"demo", "--delay", "soon"},
                {"demo", "--libsql", "--libsql"}, {"demo", "--delay", "3", "--delay", "4"}}) {
            assertThat(Terminal.run(environment, wrong)).isEqualTo(refusal);
        }

        assertThat(Terminal.run(environment, "demo", "--at")).isEqualTo(refusal);
        assertThat(Terminal.run(environment, "demo", "--at", "http://localhost", "--stand-in", "localhost:1", "--stop"))
                .isEqualTo(refusal);
        assertThat(Terminal.run(environment, "demo", "--at", "localhost", "--stand-in", "localhost:1"))
                .isEqualTo(refusal);
        assertThat(Terminal.run(environment, "demo", "--at", "http://localhost", "--stand-in", "localhost"))
                .isEqualTo(refusal);
        assertThat(Terminal.run(environment, "demo", "--at", "http://localhost", "--stand-in", "localhost:x"))
                .isEqualTo(refusal);
    }

    @Test
    void aTakenPortIsNamedWithItsVariable() throws IOException {
        try (var socket = new ServerSocket(0)) {
            environment.put("TAR_OUTBOUND_PORT", Integer.toString(socket.getLocalPort()));

            var refused = Terminal.run(environment, "up");

            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.errors()).hasLineCount(1).contains("Port " + socket.getLocalPort(), "TAR_OUTBOUND_PORT");
        }
    }

    @Test
    void twoServicesOnOnePortAreNamed() {
        var port = environment.get("TAR_SCHEDULER_PORT");
        environment.put("TAR_GATEWAY_PORT", port);

        assertThat(Terminal.run(environment, "up").errors())
                .isEqualTo("The scheduler and the gateway would both listen on port " + port
                        + ": give TAR_SCHEDULER_PORT and TAR_GATEWAY_PORT different numbers.\n");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        environment.put("TAR_AI_PORT", "eighty");

        assertThat(Terminal.run(environment, "up").errors()).isEqualTo(
                "TAR_AI_PORT is no port: give it a number from 1 to 65535.\n");
    }

    @Test
    void aDataFolderThatCanNotBeWrittenIsRefused() throws IOException {
        var file = Files.createFile(folder.resolve("occupied"));
        environment.put("TAR_DATA_DIR", file.resolve("data").toString());

        var refused = Terminal.run(environment, "up");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.errors()).hasLineCount(1).contains("can't be written", "TAR_DATA_DIR");
        assertThat(Terminal.run(environment, "doctor")).satisfies(
                found -> assertThat(found.status()).isEqualTo(1),
                found -> assertThat(found.out()).contains("MEND  The data folder"));
    }

    @Test
    void secretsAreMadeOnceKeptForTheOwnerAndTheEnvironmentWins() throws IOException {
        environment.put("TAR_INTERNAL_TOKEN", "of-the-environment-0123456789");
        var settings = new Settings(environment);

        var first = OwnSecrets.ensure(settings, DataFolder.open(folder));
        var second = OwnSecrets.ensure(settings, DataFolder.open(folder));

        var file = OwnSecrets.file(folder);
        assertThat(second).isEqualTo(first).containsOnlyKeys(OwnSecrets.variables())
                .containsEntry("TAR_INTERNAL_TOKEN", "of-the-environment-0123456789");
        assertThat(Files.readString(file)).doesNotContain("TAR_INTERNAL_TOKEN=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void madeSecretsAreOnesThatTheServicesTake() {
        var made = OwnSecrets.makeAll();

        assertThat(InternalToken.parse(made.getOrDefault("TAR_INTERNAL_TOKEN", ""))).isNotNull();
        assertThat(Secrets.parse("TAR_WEBHOOK_SECRET", made.getOrDefault("TAR_WEBHOOK_SECRET", ""))).isNotNull();
        assertThat(made.get("TAR_TELEGRAM_WEBHOOK_SECRET")).matches("[A-Za-z0-9_-]{1,256}");
        assertThat(OwnSecrets.makeAll().values()).doesNotContainAnyElementsOf(made.values());
    }

    @Test
    void secretsPrintsWhatIsMissingAndKeepsNothing() {
        environment.put("TAR_SECRET_KEY", "of-the-environment-0123456789");

        var printed = Terminal.run(environment, "secrets");

        assertThat(printed.out().lines()).hasSize(5).allMatch(line -> line.matches("TAR_[A-Z_]+=\\S{32,}"));
        assertThat(printed.out()).doesNotContain("TAR_SECRET_KEY");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTokenThatIsThereIsNotReplacedByOneThatItsServerDoesNotKnow() {
        environment.put("TAR_DATABASE_TOKEN", "of-the-environment-0123456789");

        assertThat(Terminal.run(environment, "secrets").out()).doesNotContain("TAR_DATABASE_");
    }

    @Test
    void secretsPrintsAllThatTheExampleBesideComposeBeginsWithInItsOrder() throws IOException {
        var printed = variables(Terminal.run(environment, "secrets", "new").out());

        assertThat(printed).hasSize(6).endsWith("TAR_DATABASE_PUBLIC_KEY", "TAR_DATABASE_TOKEN");
        assertThat(variables(Files.readString(Path.of("..", ".env.example")))).startsWith(printed);
    }

    private static String[] variables(String environmentFile) {
        return environmentFile.lines().filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('='))).toArray(String[]::new);
    }

    @Test
    void theDoctorFindsNothingOnANewMachine() {
        var found = Terminal.run(environment, "doctor");

        assertThat(found.out()).contains("ok    Java 25", "Telegram is off", "Nothing has to be mended.");
        assertThat(found.status()).isZero();
    }

    @Test
    void theDoctorFindsWeakSecretsOpenFilesAndBrokenDatabases() throws IOException {
        environment.put("TAR_WEBHOOK_SECRET", "short");
        Files.writeString(OwnSecrets.file(folder), "TAR_SECRET_KEY=0123456789abcdef\n");
        Files.setPosixFilePermissions(OwnSecrets.file(folder), PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(folder.resolve("gateway.db"), "no database at all".repeat(100));

        var found = Terminal.run(environment, "doctor");

        assertThat(found.status()).isEqualTo(1);
        assertThat(found.out()).contains("TAR_WEBHOOK_SECRET is not usable", "chmod 600", "gateway.db is damaged",
                "3 thing(s) to mend").doesNotContain("0123456789abcdef");
    }

    @Test
    void theDoctorNamesTriggersThatWouldFail() throws SQLException {
        try (var writer = SqliteDataSources.writer(folder.resolve("gateway.db"), _ -> {
        }); var connection = writer.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create table t (a)");
            statement.execute("create trigger astray after insert on t begin"
                    + " select lib_http_post('https://nobody.example/x', '{}'); end");
        }

        var found = Terminal.run(environment, "doctor");

        assertThat(found.status()).isEqualTo(1);
        assertThat(found.out()).contains("astray", "https://nobody.example/x", "TAR_WEBHOOK_ALLOW");
    }

    @Test
    void sqlRunsInTheGatewaysDatabase() {
        try (var writer = SqliteDataSources.writer(folder.resolve("gateway.db"), _ -> {
        })) {
            JdbcClient.create(writer).sql("create table t (a)").update();
        }

        assertThat(Terminal.run(environment, "sql", "insert into t values (41); select a + 1 from t").out())
                .contains("1 row changed", "42");
        assertThat(Terminal.run(environment, "sql", "selct 1")).satisfies(
                refused -> assertThat(refused.status()).isEqualTo(1),
                refused -> assertThat(refused.errors()).contains("syntax error"));
    }

    @Test
    void theDoctorAsksTelegramAboutTheBot() {
        try (var api = BotApiStandIn.start().readsAllMessages(false)) {
            environment.put("TAR_TELEGRAM_API_URL", api.url().toString());
            environment.put("TAR_TELEGRAM_BOT_TOKEN", BotApiStandIn.TOKEN);
            assertThat(Terminal.run(environment, "doctor").out()).contains("@tar_standin_bot", "/setprivacy",
                    "no webhook is in the way");

            environment.put("TAR_TELEGRAM_MODE", "webhook");
            assertThat(Terminal.run(environment, "doctor")).satisfies(
                    found -> assertThat(found.out()).contains("TAR_TELEGRAM_PUBLIC_URL"),
                    found -> assertThat(found.status()).isEqualTo(1));

            environment.put("TAR_TELEGRAM_BOT_TOKEN", "1:wrong");
            assertThat(Terminal.run(environment, "doctor").out()).contains("does not know the token", "@BotFather")
                    .doesNotContain("1:wrong");
        }
    }
}
