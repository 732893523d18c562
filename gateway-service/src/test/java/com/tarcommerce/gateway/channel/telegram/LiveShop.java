package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Update;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway over HTTP, with Meena's shops: the Bot API, ai-service and outbound around it are stand-ins. */
public final class LiveShop implements AutoCloseable {
    public static final long INVENTORY = 45;
    public static final long ORDERS = 46;
    public static final long UNBOUND = 47;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CountDownLatch OPEN = new CountDownLatch(0);
    private static final AtomicLong LAST_CHAT = new AtomicLong(-1_001_000_100_000L);
    /** What an update may change; not what it is kept in. */
    private static final List<String> TABLES = List.of("tenant", "chat", "room", "room_sender", "member", "presence",
            "topic", "nodes", "audit", "question", "album", "bill_page", "task", "cart_nudge", "opt_out");

    final BotApiStandIn telegram = BotApiStandIn.start().readsAllMessages(true);
    final FakeOutbound outbound = FakeOutbound.start();
    private final Map<String, String> understood = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, String> read = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Path data;
    private final HttpServer ai;
    private Gateway gateway;

    public LiveShop(Path data) throws IOException {
        this.data = data;
        ai = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ai.createContext("/v1/intents", this::understand);
        ai.createContext("/v1/ocr", this::read);
        ai.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ai.start();
        gateway = startGateway();
        for (var count = 0; count <= 20; count++) {
            understands("milk " + count, "\"update_stock\",\"item\":\"Milk\",\"quantity\":" + count);
        }
    }

    private Gateway startGateway() {
        return Gateway.startWhole(data, outbound, "tar.telegram.mode=webhook",
                "tar.telegram.bot-token=" + BotApiStandIn.TOKEN, "tar.telegram.api-url=" + telegram.url(),
                "tar.telegram.webhook-secret=" + Gateway.SECRET, "tar.limits.sender-per-minute=10000",
                "tar.limits.shop-per-minute=10000",
                "spring.http.serviceclient.ai.base-url=http://127.0.0.1:" + ai.getAddress().getPort());
    }

    public void restart() {
        gateway.close();
        gateway = startGateway();
    }

    /** @param intent its name in quotes and its slots, as ai-service writes them */
    public void understands(String text, String intent) {
        understood.put(text, "{\"intent\":" + intent + ",");
    }

    /** Nobody says what the text means until the gate is opened. */
    CountDownLatch holds(String text) {
        return held.computeIfAbsent(text, _ -> new CountDownLatch(1));
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A picture that holds this is read so; anything else is answered by 503. */
    public void reads(String picture, String bill) {
        read.put(picture, bill);
    }

    /** The texts that ai-service was asked about. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** A forum that nobody has bound anything in; Meena made it, Ravi is a member. */
    public TelegramChat forum() {
        var chat = add(TelegramChat.forum(LAST_CHAT.decrementAndGet(), "Meena Stores"));
        return chat.topic(INVENTORY).topic(ORDERS).topic(UNBOUND);
    }

    public TelegramChat add(TelegramChat chat) {
        telegram.add(chat.member(Updates.MEENA, Membership.CREATOR).member(Updates.RAVI, Membership.MEMBER));
        return chat;
    }

    /** A forum with #inventory and #orders, twelve milk, and a topic that is for nothing. */
    public TelegramChat shop() {
        var chat = forum();
        hear(Updates.text("/bind inventory").in(chat, INVENTORY).from(Updates.MEENA));
        hear(Updates.text("/bind orders").in(chat, ORDERS).from(Updates.MEENA));
        stockUp(chat);
        return chat;
    }

    /** Twelve milk. */
    public void stockUp(TelegramChat chat) {
        gateway.jdbc().sql("""
                insert into nodes (id, tenant_id, kind, name, quantity, amount)
                select 'milk', tenant_id, 'item', 'Milk', 12, 2850 from chat where chat = :chat
                """).param("chat", Long.toString(chat.id())).update();
    }

    /** What is answered to it, once it is dealt with. */
    public List<String> hear(Update<?> update) {
        return hear(update.json());
    }

    public List<String> hear(String update) {
        return parts(update).stream().map(part -> part.path("text").asString()).toList();
    }

    /** As {@link #hear}, with buttons and rooms. */
    public List<JsonNode> parts(String update) {
        var before = replies().size();
        assertThat(gateway.update(update).statusCode()).isEqualTo(200);
        gateway.awaitQuiet();
        var all = replies();
        return all.subList(before, all.size());
    }

    /** Without the alerts that changes set off. */
    private List<JsonNode> replies() {
        return outbound.messages().stream()
                .filter(message -> message.path("idempotencyKey").asString().startsWith("reply:")).toList();
    }

    public int milk(TelegramChat chat) {
        return single("""
                select cast(quantity as text) from nodes where name = 'Milk' and tenant_id =
                    (select tenant_id from chat where chat = '%d')""".formatted(chat.id()))
                .transform(Integer::parseInt);
    }

    /** {@code thread=role title}, in the order of binding. */
    public List<String> rooms(TelegramChat chat) {
        return list("select thread || '=' || role || ' ' || title from room where chat = '%d' order by id"
                .formatted(chat.id()));
    }

    /** {@code action decision reason} of everything decided in this chat. */
    public List<String> audit(TelegramChat chat) {
        return list("""
                select action || ' ' || decision || ' ' || reason from audit where source like 'telegram//%d/%%'
                    or source = 'telegram//%d' order by id""".formatted(chat.id(), chat.id()));
    }

    public String single(String sql) {
        return gateway.jdbc().sql(sql).query(String.class).single();
    }

    public List<String> list(String sql) {
        return gateway.jdbc().sql(sql).query(String.class).list();
    }

    /** Everything that there is, to be compared with later. */
    public List<String> snapshot() {
        var rows = new ArrayList<String>();
        TABLES.forEach(table -> rows(table).forEach(row -> rows.add(table + row)));
        return rows;
    }

    public List<Map<String, Object>> rows(String table) {
        return gateway.jdbc().sql("select * from " + table).query().listOfRows();
    }

    public FakeOutbound outbound() {
        return outbound;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** How many updates could not be dealt with. */
    public long parked() {
        return gateway.count("state = 'parked'");
    }

    private void read(HttpExchange exchange) throws IOException {
        try (exchange) {
            var picture = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var bill = read.get(picture);
            var body = (bill == null ? "{\"type\":\"urn:tar:problem:busy\"}" : bill).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(bill == null ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What is answered to all of them, once they are dealt with; they come right after each other. */
    public List<JsonNode> hearAll(List<? extends Update<?>> updates) {
        var before = replies().size();
        updates.forEach(update -> assertThat(gateway.update(update.json()).statusCode()).isEqualTo(200));
        gateway.awaitQuiet();
        var all = replies();
        return all.subList(before, all.size());
    }

    private void understand(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = JSON.readTree(exchange.getRequestBody().readAllBytes()).path("text").asString();
            asked.add(text);
            awaitGate(held.getOrDefault(text, OPEN));
            var body = (understood.getOrDefault(text, "{\"intent\":\"unknown\",")
                    + "\"confidence\":0.98,\"engine\":\"rules\",\"needs_clarification\":false}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        gateway.close();
        ai.stop(0);
        outbound.close();
        telegram.close();
    }
}
