package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * {@code kill -9} in the middle of updates and paid orders. Telegram keeps what was not acknowledged and sends it again;
 * another process goes on setting orders to paid while the suite is down. Pass: every update acted on once and
 * answered, every order told, and no message repeated but where its outcome was unknown.
 */
public final class KillDrill implements Benchmarks.Scenario {
    private static final int SHOPS = 50;
    private static final int STOCK = 1000;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var random = new Random(seed);
        var updates = options.number("updates", 500);
        var orders = options.number("orders", 500);
        out.printf("kill drill: %d updates, %d paid orders, %d kills, seed=%d%n", updates, orders,
                options.number("kills", 2), seed);
        try (var telegram = BotApiStandIn.start();
                var suite = options.values().containsKey("classpath")
                        ? Suite.ofThisClassPath(telegram)
                        : new Suite(telegram, false)) {
            suite.start();
            var shops = Shops.open(telegram, SHOPS);
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, STOCK, orders / SHOPS + 1);
                var load = Thread.ofPlatform().start(() -> load(telegram, shops, session, updates, orders));
                var inTheMiddle = killAndStart(telegram, suite, updates + orders, options.number("kills", 2), random,
                        out);
                load.join();
                return verdict(telegram, suite, session, updates, orders, out) && inTheMiddle;
            }
        }
    }

    /** @return whether each kill left something to do; one that comes after the work shows nothing */
    static boolean killAndStart(BotApiStandIn telegram, Suite suite, int all, int kills, Random random,
            PrintStream out) {
        var inTheMiddle = true;
        for (int kill = 0; kill < kills; kill++) {
            var share = (kill + 0.1 + 0.7 * random.nextDouble()) / kills;
            var sent = awaitSent(telegram, (int) (all * share));
            suite.kill();
            out.printf("killed when %d of %d messages were sent; Telegram still holds %d updates%n", sent, all,
                    telegram.pendingUpdates());
            inTheMiddle &= sent < all;
            suite.start();
        }
        return inTheMiddle;
    }

    private static int awaitSent(BotApiStandIn telegram, int count) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (telegram.done() < count && System.nanoTime() < deadline) {
            Suite.pause(Duration.ofMillis(2));
        }
        return (int) telegram.calls("sendMessage").stream().filter(BotCall::tookEffect).count();
    }

    /** An update and an order in turn, as fast as they are taken. */
    private static void load(BotApiStandIn telegram, Shops shops, SqlSession session, int updates, int orders) {
        for (int number = 0; number < Math.max(updates, orders); number++) {
            if (number < updates) {
                telegram.happens(Updates.text("1 milk sold").in(shops.chat(number), Shops.INVENTORY)
                        .from(Shops.person(number)).json());
            }
            if (number < orders) {
                pay(session, Shops.tenant(number % SHOPS), String.valueOf(1001 + number / SHOPS));
            }
            Suite.pause(Duration.ofMillis(4));
        }
    }

    private static void pay(SqlSession session, String tenant, String order) {
        try {
            session.transact(connection -> {
                try (var update = connection.prepareStatement(
                        "update nodes set status = 'paid' where tenant_id = ? and kind = 'order' and id = ?")) {
                    update.setString(1, tenant);
                    update.setString(2, order);
                    update.executeUpdate();
                }
            });
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean verdict(BotApiStandIn telegram, Suite suite, SqlSession session, int updates, int orders,
            PrintStream out) throws SQLException {
        Receiver.await(telegram, updates + orders, _ -> true);
        // What was sent twice may still come; then everything has settled.
        Suite.pause(Duration.ofSeconds(3));
        var messages = telegram.calls("sendMessage").stream().filter(BotCall::tookEffect).toList();
        var counts = new HashMap<String, Integer>();
        messages.forEach(message -> counts.merge(message.chat() + "/" + message.thread() + "/" + message.text(), 1,
                Integer::sum));
        var ledger = ledger(suite);
        var acted = SHOPS * (long) STOCK - number(session, "select sum(quantity) from nodes where kind = 'item'");
        var alerts = counts.keySet().stream().filter(key -> key.contains("is paid")).count();
        var replies = counts.size() - alerts;
        var repeated = messages.size() - counts.size();
        // Each message by itself: what one may repeat excuses no other.
        var wrongly = counts.entrySet().stream()
                .filter(sent -> sent.getValue() > 1 + ledger.getOrDefault(sent.getKey(), -1)).count();
        var unknown = ledger.values().stream().mapToInt(Integer::intValue).sum();
        var waiting = number(session, "select count(*) from webhook_outbox")
                + number(session, "select count(*) from inbound_message where state <> 'answered'");
        out.printf("acted on %d of %d updates; answered %d; told %d of %d orders; %d messages accepted for sending; %d"
                + " repeated, %d after an unknown outcome, %d wrongly; %d left over%n", acted, updates, replies, alerts,
                orders, ledger.size(), repeated, unknown, wrongly, waiting);
        return acted == updates && replies == updates && alerts == orders && ledger.size() == updates + orders
                && wrongly == 0 && waiting == 0;
    }

    /** How often each message that outbound accepted was sent again after an unknown outcome, by room and text. */
    static Map<String, Integer> ledger(Suite suite) throws SQLException {
        var repeats = new HashMap<String, Integer>();
        suite.databases().each("outbound", "select chat, thread, json_extract(body, '$.text'), repeats from message",
                row -> {
                    var key = row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3);
                    if (repeats.put(key, row.getInt(4)) != null) {
                        throw new IllegalStateException("accepted twice under two keys: " + key);
                    }
                });
        return repeats;
    }

    private static long number(SqlSession session, String sql) throws SQLException {
        var found = new HashMap<String, Long>(Map.of("n", 0L));
        session.transact(connection -> {
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
                rows.next();
                found.put("n", rows.getLong(1));
            }
        });
        return found.getOrDefault("n", 0L);
    }
}
