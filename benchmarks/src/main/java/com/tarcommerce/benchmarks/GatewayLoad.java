package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.PrintStream;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People of many shops who sell milk, one after the other in each, and a program that sets their orders to paid. Each
 * sale leaves one milk less, so that its reply is known by the number that it names.
 */
final class GatewayLoad {
    private static final int SHOPS = 50;
    private static final int STOCK = 9_000;
    private static final int ORDERS_EACH = 400;
    private static final Duration LOCKED = Duration.ofSeconds(30);
    private static final Pattern LEFT = Pattern.compile("\\b[78]\\d{3}\\b");
    private static final Pattern ORDER = Pattern.compile("\\b1\\d{3}\\b");

    private final BotApiStandIn telegram;
    private final SqlSession session;
    private final Shops shops;
    private final int rate;
    /** When each was sent, in nanoseconds: a sale by its chat and what it leaves, an order by its chat and number. */
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private volatile boolean running = true;
    private volatile @Nullable String ended;
    private final Thread thread;
    private int updates;
    private int orders;

    private GatewayLoad(BotApiStandIn telegram, SqlSession session, int rate) throws SQLException {
        this.telegram = telegram;
        this.session = session;
        this.rate = rate;
        shops = Shops.open(telegram, SHOPS);
        shops.settle(session, STOCK, ORDERS_EACH);
        thread = Thread.ofPlatform().name("load").uncaughtExceptionHandler((_, failure) -> ended = "" + failure)
                .start(this::work);
    }

    /** So many of each a second. */
    static GatewayLoad start(BotApiStandIn telegram, SqlSession session, int rate) throws SQLException {
        return new GatewayLoad(telegram, session, rate);
    }

    private void work() {
        var next = System.nanoTime();
        while (running && orders < SHOPS * ORDERS_EACH) {
            OpenLoop.sleepUntil(next);
            next += 1_000_000_000L / rate;
            var chat = shops.chat(updates);
            sent.put(chat.id() + "/" + (STOCK - 1 - updates / SHOPS), System.nanoTime());
            telegram.happens(Updates.text("1 milk sold").in(chat, Shops.INVENTORY).from(Shops.person(updates)).json());
            updates++;
            pay();
        }
    }

    /** While the database is locked, as for a replica that takes partitions, nothing of it is done: it is tried again. */
    private void pay() {
        var order = String.valueOf(1001 + orders / SHOPS);
        var deadline = System.nanoTime() + LOCKED.toNanos();
        while (true) {
            try {
                pay(Shops.tenant(orders % SHOPS), order);
                sent.put(shops.chat(orders).id() + "/" + order, System.nanoTime());
                orders++;
                return;
            } catch (SQLTransactionRollbackException locked) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the database stayed locked", locked);
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private void pay(String tenant, String order) throws SQLException {
        session.transact(connection -> {
            try (var update = connection.prepareStatement(
                    "update nodes set status = 'paid' where tenant_id = ? and kind = 'order' and id = ?")) {
                update.setString(1, tenant);
                update.setString(2, order);
                update.executeUpdate();
            }
        });
    }

    void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The longest time from the sending, between these moments, of an update or event to what was said of it; nanoseconds. */
    long longest(long from, long to) {
        var said = new HashMap<String, Long>();
        messages().forEach(message -> said.putIfAbsent(key(message), message.arrivedAt()));
        var now = System.nanoTime();
        return sent.entrySet().stream().filter(each -> each.getValue() >= from && each.getValue() < to)
                .mapToLong(each -> said.getOrDefault(each.getKey(), now) - each.getValue()).max().orElse(0);
    }

    /** Until what was sent lately is answered at once: a process that has just started is slow. Gives up after two minutes. */
    void awaitCalm() {
        var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        var calm = Duration.ofSeconds(1).toNanos();
        do {
            Suite.pause(Duration.ofSeconds(4));
        } while (longest(System.nanoTime() - 4 * calm, System.nanoTime() - calm) > calm
                && System.nanoTime() < deadline);
    }

    private List<BotCall> messages() {
        return telegram.calls("sendMessage").stream().filter(BotCall::tookEffect).toList();
    }

    /** As {@link #sent} has it; empty for what says neither. */
    private static String key(BotCall message) {
        var number = (message.text().contains("is paid") ? ORDER : LEFT).matcher(message.text());
        return number.find() ? message.chat() + "/" + number.group() : "";
    }

    /** Waits until all is settled. */
    boolean verdict(Suite suite, List<String> late, PrintStream out) throws SQLException {
        Receiver.await(telegram, updates + orders, _ -> true);
        Suite.pause(Duration.ofSeconds(3));
        var times = new LinkedHashMap<String, Integer>();
        messages().forEach(message -> times.merge(key(message), 1, Integer::sum));
        var repeats = repeats(suite);
        var problems = new ArrayList<>(late);
        if (ended != null) {
            problems.add("the load ended before its time: " + ended);
        }
        var unsaid = sent.keySet().stream().filter(each -> !times.containsKey(each)).count();
        var unasked = times.keySet().stream().filter(each -> !sent.containsKey(each)).count();
        var wrongly = times.entrySet().stream()
                .filter(each -> each.getValue() > 1 + repeats.getOrDefault(each.getKey(), 0)).count();
        var disordered = disordered();
        var databases = suite.databases();
        var acted = SHOPS * (long) STOCK
                - databases.count("gateway", "select sum(quantity) from nodes where kind = 'item'");
        var waiting = databases.count("gateway", "select count(*) from webhook_outbox")
                + databases.count("gateway", "select count(*) from inbound_message where state <> 'answered'");
        out.printf("%d updates, acted on %d; %d paid orders; %d of what was to be said was not; %d unasked for; %d"
                + " repeated beyond outbound's unknown outcomes; %d out of the order of their chat; %d left over%n",
                updates, acted, orders, unsaid, unasked, wrongly, disordered, waiting);
        if (acted != updates || unsaid + unasked + wrongly + disordered + waiting > 0) {
            problems.add("what was promised was not kept");
        }
        problems.forEach(problem -> out.println("FAILED: " + problem));
        out.println(problems.isEmpty() ? "passed" : "not passed");
        return problems.isEmpty();
    }

    /** Sales of one chat are answered one after the other; only what was said for the first time counts. */
    private long disordered() {
        var least = new HashMap<String, Integer>();
        var seen = new HashMap<String, Integer>();
        var wrong = 0L;
        for (var message : messages()) {
            var key = key(message);
            if (message.text().contains("is paid") || key.isEmpty() || seen.put(key, 1) != null) {
                continue;
            }
            var left = Integer.parseInt(key.substring(key.indexOf('/') + 1));
            if (left > least.getOrDefault(message.chat(), Integer.MAX_VALUE)) {
                wrong++;
            }
            least.merge(message.chat(), left, Math::min);
        }
        return wrong;
    }

    /** How often outbound sent each message again after an unknown outcome; two keys for one of them fail the drill. */
    private static Map<String, Integer> repeats(Suite suite) throws SQLException {
        var repeats = new HashMap<String, Integer>();
        suite.databases().each("outbound", "select chat, json_extract(body, '$.text'), repeats from message", row -> {
            var text = row.getString(2);
            var number = (text.contains("is paid") ? ORDER : LEFT).matcher(text);
            var key = row.getString(1) + "/" + (number.find() ? number.group() : text);
            if (repeats.put(key, row.getInt(3)) != null) {
                throw new IllegalStateException("accepted twice under two keys: " + key);
            }
        });
        return repeats;
    }
}
