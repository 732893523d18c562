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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway over HTTP: Telegram's webhook in, ai-service's contract in between, outbound's contract out. */
class ChatToReplyTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TelegramChat SHOP = TelegramChat.forum(-1_001_000_000_045L, "Meena Stores").topic(45).topic(46)
            .member(Updates.MEENA, Membership.CREATOR).member(Updates.RAVI, Membership.MEMBER)
            .bot(Membership.ADMINISTRATOR);
    private static final Map<String, String> UNDERSTOOD = new ConcurrentHashMap<>(Map.of(
            "Add milk, 12 pieces, 28.50 rupees",
            "{\"intent\":\"add_item\",\"item\":\"Milk\",\"price\":28.50,\"quantity\":12,",
            "Update milk stock to 0", "{\"intent\":\"update_stock\",\"item\":\"Milk\",\"quantity\":0,", "Remove milk",
            "{\"intent\":\"remove_item\",\"item\":\"Milk\","));

    @TempDir
    static Path data;
    static BotApiStandIn telegram;
    static FakeOutbound outbound;
    static HttpServer ai;
    static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        telegram = BotApiStandIn.start().readsAllMessages(true).add(SHOP);
        outbound = FakeOutbound.start();
        ai = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ai.createContext("/v1/intents", ChatToReplyTests::understand);
        ai.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ai.start();
        gateway = Gateway.startWhole(data, outbound, "tar.telegram.mode=webhook",
                "tar.telegram.bot-token=" + BotApiStandIn.TOKEN, "tar.telegram.api-url=" + telegram.url(),
                "tar.telegram.webhook-secret=" + Gateway.SECRET,
                "spring.http.serviceclient.ai.base-url=http://127.0.0.1:" + ai.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        ai.stop(0);
        outbound.close();
        telegram.close();
    }

    @Test
    void theFirstStoryOfAShop() {
        write(45, "/bind inventory");
        write(46, "/bind orders");

        assertThat(write(45, "Add milk, 12 pieces, 28.50 rupees")).isEqualTo(
                "Added Milk: 12 in stock, ₹28.50 each.");
        assertThat(write(46, "Update milk stock to 0")).contains("#inventory");
        assertThat(write(45, "Update milk stock to 0")).isEqualTo("Milk is out of stock now (before: 12).");

        assertThat(replies().getLast().path("room").path("thread").asString()).isEqualTo("45");
        await().untilAsserted(() -> assertThat(outbound.texts()).contains("Milk is out of stock!"));

        write(45, "Remove milk");
        var yes = replies().getLast().path("buttons").path(0).path(0);
        assertThat(yes.path("text").asString()).isEqualTo("Yes");
        press(yes.path("id").asString());

        assertThat(replies()).extracting(reply -> reply.path("text").asString())
                .endsWith("Done", "Removed Milk from the catalogue.");
        assertThat(replies()).extracting(reply -> reply.path("kind").asString()).endsWith("callback_answer", "edit");
        assertThat(gateway.jdbc().sql("select count(*) from audit where action = 'remove_item' and before is not null")
                .query(Long.class).single()).isEqualTo(1);
    }

    /** @return the answer */
    private static String write(long topic, String text) {
        var before = replies().size();
        var update = Updates.text(text).in(SHOP, topic).from(Updates.MEENA);
        assertThat(gateway.update(update.json()).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(replies()).hasSize(before + 1));
        return replies().getLast().path("text").asString();
    }

    private static void press(String button) {
        var before = replies().size();
        var update = Updates.press(button).in(SHOP, 45).from(Updates.MEENA).on(900);
        assertThat(gateway.update(update.json()).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(replies()).hasSize(before + 2));
    }

    /** Without the alerts that changes set off. */
    private static List<JsonNode> replies() {
        return outbound.messages().stream()
                .filter(message -> message.path("idempotencyKey").asString().startsWith("reply:")).toList();
    }

    private static void understand(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            var token = "Bearer " + Gateway.INTERNAL_TOKEN;
            var known = token.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = answer(request).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String answer(JsonNode request) {
        return UNDERSTOOD.getOrDefault(request.path("text").asString(), "{\"intent\":\"unknown\",")
                + "\"confidence\":0.98,\"engine\":\"rules\",\"needs_clarification\":false}";
    }
}
