package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands of one message, by way of the whole gateway: stopped between two of them, and pressed again. */
class PartsAcrossRestartsTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TelegramChat SHOP = TelegramChat.forum(-1_001_000_000_046L, "Meena Stores").topic(45)
            .member(Updates.MEENA, Membership.CREATOR).bot(Membership.ADMINISTRATOR);
    private static final String ALL = "milk 5 came and bread 2 went, 3 more milk";
    private static final List<String> PARTS = List.of("milk 5 came", "bread 2 went", "3 more milk");

    @TempDir
    Path data;
    private BotApiStandIn telegram;
    private FakeOutbound outbound;
    private HttpServer ai;
    private volatile boolean stuck;

    @BeforeEach
    void start() throws IOException {
        telegram = BotApiStandIn.start().readsAllMessages(true).add(SHOP);
        outbound = FakeOutbound.start();
        ai = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ai.createContext("/v1/intents", this::understand);
        ai.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ai.start();
    }

    @AfterEach
    void stop() {
        ai.stop(0);
        outbound.close();
        telegram.close();
    }

    @Test
    void aStopBetweenTwoOfThemAndAPressThatIsDeliveredAgainDoNothingTwiceAndLoseNothing() {
        String press;
        try (var first = gateway()) {
            write(first, "/bind inventory");
            write(first, "add milk");
            write(first, "add bread");
            write(first, ALL);
            assertThat(said().getLast()).contains("1. “milk 5 came”: change the stock of Milk by +5",
                    "2. “bread 2 went”: change the stock of Bread by -2", "3. “3 more milk”");
            stuck = true;
            press = Updates.press(yes()).in(SHOP, 45).from(Updates.MEENA).on(900).json();
            first.update(press);
            await().atMost(PATIENCE).until(() -> first.count("state = 'received' and update_id like 'part:%'") == 2
                    && said().getLast().startsWith("Milk: 15"));
        }
        stuck = false;

        try (var second = gateway()) {
            second.update(press);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).endsWith(
                    "Milk: 15 in stock now (before: 10).", "Bread: 8 in stock now (before: 10).",
                    "Milk: 18 in stock now (before: 15)."));
            second.update(press);
            second.update(Updates.press(yes()).in(SHOP, 45).from(Updates.MEENA).on(900).json());
            second.awaitQuiet();

            assertThat(second.count("update_id like 'part:%' and state = 'answered'")).isEqualTo(3);
            assertThat(second.jdbc().sql("select count(*) from audit where action = 'adjust_stock'")
                    .query(Long.class).single()).isEqualTo(3);
            assertThat(second.jdbc().sql("select name || ' ' || cast(quantity as integer) from nodes order by name")
                    .query(String.class).list()).containsExactly("Bread 8", "Milk 18");
        }
    }

    private Gateway gateway() {
        return Gateway.startWhole(data, outbound, "tar.telegram.mode=webhook",
                "tar.telegram.bot-token=" + BotApiStandIn.TOKEN, "tar.telegram.api-url=" + telegram.url(),
                "tar.telegram.webhook-secret=" + Gateway.SECRET,
                "spring.http.serviceclient.ai.base-url=http://127.0.0.1:" + ai.getAddress().getPort());
    }

    private void write(Gateway gateway, String text) {
        var before = said().size();
        gateway.update(Updates.text(text).in(SHOP, 45).from(Updates.MEENA).json());
        await().atMost(PATIENCE).until(() -> said().size() > before);
    }

    private String yes() {
        return replies().stream().filter(reply -> reply.path("text").asString().contains("1. “milk"))
                .reduce((_, last) -> last).orElseThrow().at("/buttons/0/0/id").asString();
    }

    private List<JsonNode> replies() {
        return outbound.messages().stream()
                .filter(message -> message.path("idempotencyKey").asString().startsWith("reply:")).toList();
    }

    private List<String> said() {
        return replies().stream().filter(reply -> !reply.path("kind").asString().equals("callback_answer"))
                .map(reply -> reply.path("text").asString()).toList();
    }

    private void understand(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = JSON.readTree(exchange.getRequestBody().readAllBytes()).path("text").asString();
            var body = (exchange.getRequestURI().getPath().endsWith(":split")
                    ? JSON.writeValueAsString(java.util.Map.of("parts", text.equals(ALL) ? PARTS : List.of()))
                    : "{" + meaning(text) + ",\"confidence\":0.98,\"engine\":\"rules\",\"needs_clarification\":false}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(stuck && text.equals(PARTS.get(1)) ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String meaning(String text) {
        return switch (text) {
            case ALL -> "\"intent\":\"unknown\",\"reason\":\"several_commands\"";
            case "milk 5 came" -> "\"intent\":\"adjust_stock\",\"item\":\"Milk\",\"delta\":5";
            case "3 more milk" -> "\"intent\":\"adjust_stock\",\"item\":\"Milk\",\"delta\":3";
            case "bread 2 went" -> "\"intent\":\"adjust_stock\",\"item\":\"Bread\",\"delta\":-2";
            case "add milk" -> "\"intent\":\"add_item\",\"item\":\"Milk\",\"price\":28,\"quantity\":10";
            case "add bread" -> "\"intent\":\"add_item\",\"item\":\"Bread\",\"price\":40,\"quantity\":10";
            default -> "\"intent\":\"unknown\"";
        };
    }
}
