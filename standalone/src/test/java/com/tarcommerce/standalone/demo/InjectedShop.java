package com.tarcommerce.standalone.demo;

import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.model.ModelStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.MessageUpdate;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.client.RestClient;

/** A shop of the real services whose administrator writes, and whose database can be compared whole. */
final class InjectedShop implements AutoCloseable {
    static final List<String> ROOMS = List.of("inventory", "orders", "finance");
    static final int STOCK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> GOODS = List.of("Amul Milk 500ml", "Eggs", "Maggi Noodles", "Tata Salt 1kg",
            "Parle-G", "Sugar");
    private final DemoSuite suite;
    private final WholeDatabase database;
    private final AtomicInteger files = new AtomicInteger();

    private InjectedShop(DemoSuite suite) {
        this.suite = suite;
        this.database = new WholeDatabase(suite);
    }

    WholeDatabase database() {
        return database;
    }

    static InjectedShop open(ModelStandIn model) {
        var shop = new InjectedShop(DemoSuite.start(Launch.inThisJvm(), Map.of("TAR_LLM_URL", model.url(),
                "TAR_LLM_PICTURES", "true", "TAR_LLM_DAILY_TOKENS", "100000000", "TAR_LIMIT_SENDER_PER_MINUTE",
                "100000", "TAR_LIMIT_SHOP_PER_MINUTE", "100000")));
        shop.hears(shop.in("inventory", Updates.text("/setup " + Demo.shop())));
        for (var room : ROOMS) {
            shop.hears(shop.in(room, Updates.text("/bind " + room)));
        }
        shop.sells(GOODS);
        shop.suite.update("insert into nodes (id, tenant_id, kind, status, amount)"
                + " select '1042', id, 'order', 'pending', 24900 from tenant");
        return shop;
    }

    MessageUpdate in(String room, MessageUpdate update) {
        return switch (room) {
            case "inventory" -> update.in(DemoSuite.FORUM, Topic.INVENTORY.thread());
            case "orders" -> update.in(DemoSuite.FORUM, Topic.ORDERS.thread());
            default -> update.in(DemoSuite.FORUM);
        };
    }

    /** Returns once all of it is dealt with, and whatever follows from that. */
    void hears(MessageUpdate... updates) {
        var heard = number("select count(*) from inbound_message") + updates.length;
        for (var update : updates) {
            suite.telegram().happens(update.from(Updates.RAVI).json());
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                .until(() -> number("select count(*) from inbound_message where state in ('answered', 'parked')")
                        + number("select -count(*) from webhook_outbox") == heard);
    }

    void sells(List<String> items) {
        for (var item : items) {
            suite.update("insert into nodes (id, tenant_id, kind, name, quantity, amount) select 'i" + files
                    .incrementAndGet() + "', id, 'item', '" + quoted(item) + "', " + STOCK + ", 4000 from tenant");
        }
    }

    void sellsNoMore(List<String> items) {
        for (var item : items) {
            suite.update("delete from nodes where kind = 'item' and name = '" + quoted(item) + "'");
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /** @return the id of a photo of a bill */
    String photographs(String... rows) {
        var file = "bill-" + files.incrementAndGet();
        suite.telegram().add(file, PaintedBill.jpeg(rows));
        return file;
    }

    /** What the forum has been told from some text on, in place of others too, but for signs of work. */
    List<String> toldSince(int before) {
        var told = allTold();
        return told.subList(before, told.size());
    }

    int told() {
        return allTold().size();
    }

    private List<String> allTold() {
        var chat = Long.toString(DemoSuite.FORUM.id());
        return suite.telegram().calls().stream()
                .filter(call -> call.ok() && call.chat().equals(chat)
                        && List.of("sendMessage", "editMessageText").contains(call.method()))
                .map(BotCall::text).filter(text -> !text.startsWith("I am reading")).toList();
    }

    /** What the shop's id is, and what its ai-service tells of itself to who watches it. */
    String id() {
        return suite.query("select id from tenant");
    }

    String metrics() {
        return String.valueOf(RestClient.create("http://127.0.0.1:" + suite.ports().ai()).get()
                .uri("/actuator/prometheus")
                .header("Authorization", "Bearer " + suite.environment().get("TAR_INTERNAL_TOKEN")).retrieve()
                .body(String.class));
    }

    void leavesACart(String id) {
        suite.update("insert into nodes (id, tenant_id, kind, status, amount, data) select '" + id
                + "', id, 'cart', 'open', 5600, '{\"items\":[{\"name\":\"Eggs\",\"quantity\":2}]}' from tenant");
    }

    private long number(String sql) {
        return Long.parseLong(suite.query(sql));
    }

    @Override
    public void close() {
        suite.close();
    }
}
