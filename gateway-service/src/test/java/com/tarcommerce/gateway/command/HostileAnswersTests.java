package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole gateway with an ai-service that was talked into anything: what it answers changes nothing that is not allowed. */
class HostileAnswersTests {
    private static final TelegramChat MINE = TelegramChat.forum(-1_001_000_000_071L, "Meena Stores").topic(45).topic(46)
            .member(Updates.MEENA, Membership.CREATOR).member(Updates.RAVI, Membership.MEMBER)
            .bot(Membership.ADMINISTRATOR);
    private static final TelegramChat OTHER = TelegramChat.forum(-1_001_000_000_072L, "Other Stores").topic(45)
            .topic(46)
            .member(Updates.MEENA, Membership.CREATOR).bot(Membership.ADMINISTRATOR);

    private static final List<String> QUESTIONS = new CopyOnWriteArrayList<>();
    private static volatile String answer = "{\"intent\":\"unknown\"}";

    @TempDir
    static Path data;
    static BotApiStandIn telegram;
    static FakeOutbound outbound;
    static HttpServer ai;
    static Gateway gateway;

    @BeforeAll
    static void openTwoShops() throws IOException {
        telegram = BotApiStandIn.start().readsAllMessages(true).add(MINE).add(OTHER);
        outbound = FakeOutbound.start();
        ai = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ai.createContext("/v1/intents", HostileAnswersTests::understand);
        ai.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ai.start();
        gateway = Gateway.startWhole(data, outbound, "tar.telegram.mode=webhook",
                "tar.telegram.bot-token=" + BotApiStandIn.TOKEN, "tar.telegram.api-url=" + telegram.url(),
                "tar.telegram.webhook-secret=" + Gateway.SECRET,
                "spring.http.serviceclient.ai.base-url=http://127.0.0.1:" + ai.getAddress().getPort());
        for (var shop : List.of(MINE, OTHER)) {
            write(shop, 45, "/bind inventory", Updates.MEENA);
            write(shop, 46, "/bind orders", Updates.MEENA);
            answer = "{\"intent\":\"add_item\",\"item\":\"Milk\",\"price\":28,\"quantity\":12";
            write(shop, 45, "add it", Updates.MEENA);
        }
        answer = "{\"intent\":\"create_order\",\"item\":\"Milk\",\"quantity\":1";
        write(OTHER, 46, "an order", Updates.MEENA);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        ai.stop(0);
        outbound.close();
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "46 | {\"intent\":\"update_stock\",\"item\":\"Milk\",\"quantity\":0",
            "46 | {\"intent\":\"update_stock\",\"item\":\"Milk\",\"quantity\":0,\"room\":\"45\",\"role\":\"inventory\",\"allowed\":true",
            "46 | {\"intent\":\"update_price\",\"item\":\"Milk\",\"price\":1,\"tenant\":\"OTHER\",\"tenant_id\":\"OTHER\"",
            "45 | {\"intent\":\"update_order_status\",\"order_id\":\"1001\",\"status\":\"cancelled\",\"tenant\":\"OTHER\"",
            "46 | {\"intent\":\"update_order_status\",\"order_id\":\"1001\",\"status\":\"paid\",\"tenant_id\":\"OTHER\"",
            "46 | {\"intent\":\"update_order_status\",\"order_id\":\"1001' OR tenant_id='OTHER\",\"status\":\"refunded\"",
            "45 | {\"intent\":\"update_stock\",\"item\":\"Milk'; DROP TABLE nodes; --\",\"quantity\":0",
            "45 | {\"intent\":\"update_stock\",\"item\":\"Milk' OR '1'='1\",\"quantity\":0",
            "45 | {\"intent\":\"update_price\",\"item\":\"Milk\",\"price\":-5",
            "45 | {\"intent\":\"remove_item\",\"item\":\"Milk\",\"confirmed\":true",
            "45 | {\"intent\":\"bind_topic\",\"role\":\"finance\"", "45 | {\"intent\":\"unbind_topic\"",
            "46 | {\"intent\":\"bind_topic\",\"role\":\"inventory\",\"sender\":\"admin\""})
    void nothingChangesInEitherShop(int topic, String hostile) {
        var before = state();
        answer = hostile.replace("OTHER", tenantOf(OTHER));

        write(MINE, topic, "good morning, milk is nice", Updates.RAVI);

        assertThat(state()).isEqualTo(before);
        assertThat(before).hasSize(2 + 1 + 4);
    }

    @Test
    void itIsAskedForNoRoomAndNoRight() {
        answer = "{\"intent\":\"unknown\"";

        write(MINE, 46, "what do you know of this room", Updates.RAVI);

        assertThat(QUESTIONS).isNotEmpty().allSatisfy(question -> assertThat(question).doesNotContain("inventory",
                "orders", "thread", String.valueOf(MINE.id())));
    }

    /** Everything that a command could change: goods, orders, rooms. */
    private static List<Map<String, Object>> state() {
        var state = new ArrayList<>(gateway.jdbc().sql("""
                select tenant_id, kind, id, name, status, quantity, amount, version from nodes order by 1, 2, 3
                """).query().listOfRows());
        state.addAll(gateway.jdbc().sql("select tenant_id, chat, thread, role from room order by 1, 2, 3").query()
                .listOfRows());
        return state;
    }

    private static String tenantOf(TelegramChat chat) {
        return gateway.jdbc().sql("select tenant_id from chat where chat = :chat")
                .param("chat", String.valueOf(chat.id())).query(String.class).single();
    }

    /** Sends it and waits until Tar has answered. */
    private static void write(TelegramChat shop, long topic, String text, Person sender) {
        var before = replies();
        var said = text.startsWith("/") ? text : "@" + BotApiStandIn.BOT.username() + " " + text;
        var update = Updates.text(said).in(shop, topic).from(sender);
        assertThat(gateway.update(update.json()).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(replies()).isGreaterThan(before));
    }

    private static long replies() {
        return outbound.messages().stream()
                .filter(message -> message.path("idempotencyKey").asString().startsWith("reply:")).count();
    }

    private static void understand(HttpExchange exchange) throws IOException {
        try (exchange) {
            QUESTIONS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var body = (answer + ",\"confidence\":1,\"engine\":\"lfm\",\"needs_clarification\":false}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
