package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tarctl accounts} against a gateway that stands in. */
class AccountsTests {
    private static final String BOT = """
            {"channel":"telegram","account":"987","name":"tar_second_bot","addedAt":"2026-11-29T10:00:00Z"}""";

    @TempDir
    Path data;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private HttpServer gateway;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/v1/accounts", this::answer);
        gateway.start();
        environment.putAll(Map.of("TAR_GATEWAY_URL", "http://127.0.0.1:" + gateway.getAddress().getPort(),
                "TAR_INTERNAL_TOKEN", "an-internal-token-of-tests", "TAR_DATA_DIR", data.toString()));
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .isEqualTo("Bearer an-internal-token-of-tests");
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void theyAreListedWithoutTokens() {
        answer = "{\"items\":[" + BOT + "],\"next\":null}";

        assertThat(accounts("not asked for")).isZero();

        assertThat(calls).containsExactly("GET /v1/accounts ");
        assertThat(said()).contains("telegram", "987", "tar_second_bot", "2026-11-29");
    }

    @Test
    void whereNoneWereAddedItSaysWhatThereIs() {
        answer = "{\"items\":[],\"next\":null}";

        assertThat(accounts("", "list")).isZero();

        assertThat(said()).contains("None were added", "TAR_TELEGRAM_BOT_TOKEN");
    }

    @Test
    void oneIsAddedByTheTokenThatIsTyped() {
        status = 201;
        answer = BOT;

        assertThat(accounts(" 987:secret\n", "add", "telegram")).isZero();

        assertThat(calls).containsExactly("POST /v1/accounts/telegram {\"token\":\"987:secret\"}");
        assertThat(said()).contains("telegram 987 (tar_second_bot) was added").doesNotContain("secret");
    }

    @Test
    void orByTheOneOfTheEnvironmentAndThatOfOneThatIsThereIsReplaced() {
        environment.put("TAR_ACCOUNT_TOKEN", "987:of-the-environment");
        answer = BOT;

        assertThat(accounts("987:typed", "add", "telegram")).isZero();

        assertThat(calls).containsExactly("POST /v1/accounts/telegram {\"token\":\"987:of-the-environment\"}");
        assertThat(said()).contains("has this token from now on");
    }

    @Test
    void aTokenInTheCommandIsRefusedAndNotSaidAgain() {
        for (var wrong : List.of(List.of("add", "telegram", "987:secret"), List.of("add", "987:secret"),
                List.of("987:secret"), List.of("remove", "telegram", "987:secret"))) {
            assertThatThrownBy(() -> accounts("", wrong.toArray(String[]::new))).isInstanceOf(Refusal.class)
                    .hasMessageNotContaining("secret").hasMessageContaining("./tarctl accounts");
        }
        assertThatThrownBy(() -> accounts("", "add", "telegram", "987:secret"))
                .hasMessageContaining("TAR_ACCOUNT_TOKEN");
        assertThat(calls).isEmpty();
    }

    @Test
    void noTokenIsRefused() {
        assertThatThrownBy(() -> accounts(" ", "add", "slack")).isInstanceOf(Refusal.class)
                .hasMessageContaining("No token came");
    }

    @Test
    void oneIsRemovedAndWhatTheGatewayRefusesIsSaid() {
        status = 204;
        assertThat(accounts("", "remove", "telegram", "987")).isZero();
        assertThat(calls).containsExactly("DELETE /v1/accounts/telegram/987 ");
        assertThat(said()).contains("telegram 987 was removed", "paused");

        status = 404;
        answer = "{\"detail\":\"There is no such account\"}";
        assertThatThrownBy(() -> accounts("", "remove", "telegram", "987")).isInstanceOf(Refusal.class)
                .hasMessage("The gateway refused: There is no such account (404)");
    }

    private int accounts(String typed, String... arguments) {
        return new Accounts(new Settings(environment), new PrintStream(printed, true, StandardCharsets.UTF_8),
                () -> typed).run(List.of(arguments));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
