package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/run carts [carts=400] [kills=3] [wait=3] [seed=N]}: another process leaves carts unpaid, and sets every
 * fourth to paid before its time; the suite is killed with -9 while alarms fire and nudges go out. Pass: the customer of
 * each unpaid cart is written to once and its room told once, but where an outcome was unknown, and of a paid one nobody
 * hears.
 */
public final class CartKillDrill implements Benchmarks.Scenario {
    private static final int SHOPS = 20;
    private static final long FIRST_CUSTOMER = 710_000_000L;
    private static final Pattern CART = Pattern.compile("Cart (\\d+)\\b");

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var carts = options.number("carts", 400);
        var kills = options.number("kills", 3);
        out.printf("carts: %d left, a quarter of them paid in time, %d kills, seed=%d%n", carts, kills, seed);
        try (var telegram = BotApiStandIn.start();
                var suite = options.values().containsKey("classpath")
                        ? Suite.ofThisClassPath(telegram)
                        : new Suite(telegram, false)) {
            suite.start();
            var shops = Shops.open(telegram, SHOPS);
            IntStream.range(0, carts).forEach(number -> telegram.add(TelegramChat.with(customer(number))));
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 100, 0);
                execute(session, "update tenant set quiet_from = 0, quiet_to = 0, cart_wait_seconds = "
                        + options.number("wait", 3));
                var load = Thread.ofPlatform().start(() -> IntStream.range(0, carts).forEach(cart -> {
                    leave(session, cart);
                    Suite.pause(Duration.ofMillis(10));
                }));
                var expected = (int) IntStream.range(0, carts).filter(cart -> !isPaid(cart)).count() * 2;
                var inTheMiddle = KillDrill.killAndStart(telegram, suite, expected, kills, new Random(seed), out);
                load.join();
                Receiver.await(telegram, expected, _ -> true);
                // What was sent twice may still come; then everything has settled.
                Suite.pause(Duration.ofSeconds(5));
                return new Verdict(telegram, shops, KillDrill.ledger(suite)).of(carts, out) && inTheMiddle;
            }
        }
    }

    private static boolean isPaid(int cart) {
        return cart % 4 == 3;
    }

    private static Person customer(int cart) {
        return Person.called("Meena", FIRST_CUSTOMER + cart);
    }

    /** A customer of its own, then the cart; a shop's carts are numbered from 1. */
    private static void leave(SqlSession session, int cart) {
        var shop = Shops.tenant(cart % SHOPS);
        var id = 1 + cart / SHOPS;
        execute(session, """
                insert into nodes (id, tenant_id, kind, name, data) values ('%1$d', '%2$s', 'customer', 'Meena %1$d',
                    json_object('contact', json_object('channel', 'telegram', 'chat', '%3$d')))
                """.formatted(id, shop, customer(cart).id()));
        execute(session,
                """
                        insert into nodes (id, tenant_id, kind, status, amount, data) values ('%1$d', '%2$s', 'cart', 'open', 5600,
                            json_object('customer_id', '%1$d', 'lines', json('[{"item":"1","name":"Milk","quantity":2,"price":2800}]')))
                        """
                        .formatted(id, shop));
        if (isPaid(cart)) {
            execute(session, "update nodes set status = 'paid' where tenant_id = '%s' and kind = 'cart' and id = '%d'"
                    .formatted(shop, id));
        }
    }

    private static void execute(SqlSession session, String sql) {
        try {
            session.transact(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.executeUpdate(sql);
                }
            });
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param ledger how often each message may have come twice, by chat, thread and text */
    private record Verdict(BotApiStandIn telegram, Shops shops, Map<String, Integer> ledger) {

        boolean of(int carts, PrintStream out) {
            var came = new HashMap<String, List<BotCall>>();
            telegram.calls("sendMessage").stream().filter(BotCall::tookEffect)
                    .forEach(call -> came.computeIfAbsent(key(call), _ -> new ArrayList<>()).add(call));
            var broken = new ArrayList<String>();
            var repeated = 0;
            for (var cart = 0; cart < carts; cart++) {
                for (var where : List.of(String.valueOf(customer(cart).id()), room(cart))) {
                    var calls = came.getOrDefault(where, List.of());
                    repeated += Math.max(0, calls.size() - 1);
                    if (isPaid(cart) ? !calls.isEmpty() : !isOnce(calls)) {
                        broken.add("%s cart %d: %d messages at %s".formatted(isPaid(cart) ? "paid" : "unpaid", cart,
                                calls.size(), where));
                    }
                }
            }
            broken.stream().limit(20).forEach(one -> out.println("BROKEN " + one));
            out.printf("%d carts: %d messages, %d of them repeated after an unknown outcome; broken: %d%n", carts,
                    came.values().stream().mapToInt(List::size).sum(), repeated, broken.size());
            out.println(broken.isEmpty() ? "PASS" : "FAIL");
            return broken.isEmpty();
        }

        private boolean isOnce(List<BotCall> calls) {
            var texts = new HashSet<String>();
            calls.forEach(call -> texts.add(call.text()));
            return texts.size() == 1 && calls.size() <= 1 + ledger.getOrDefault(
                    calls.getFirst().chat() + "/" + calls.getFirst().thread() + "/" + calls.getFirst().text(), -1);
        }

        /** The customer's chat, or the shop's room and the cart that the message names. */
        private static String key(BotCall call) {
            var cart = CART.matcher(call.text());
            return call.thread() != null && cart.find() ? call.chat() + "/" + cart.group(1) : call.chat();
        }

        private String room(int cart) {
            return shops.chat(cart).id() + "/" + (1 + cart / SHOPS);
        }
    }
}
