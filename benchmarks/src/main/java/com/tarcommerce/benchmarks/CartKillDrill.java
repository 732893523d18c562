package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/run carts [engine=sqlite|sqld] [carts=400] [kills=3] [wait=3] [seed=N]}: another process leaves carts
 * unpaid, sets every fourth to paid before its time, and every eighth within 0.2 s of it; the suite is killed with -9 while
 * alarms fire and nudges go out. Pass: the customer of each unpaid cart is written to once and its room told once, but where
 * an outcome was unknown; of a cart paid in time nobody hears, and of one paid at that very moment nobody twice.
 */
public final class CartKillDrill implements Benchmarks.Scenario {
    private static final int SHOPS = 20;
    private static final int AROUND_MS = 200;
    private static final int WAIT_SECONDS = 3;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var carts = options.number("carts", 400);
        var kills = options.number("kills", 3);
        var engine = options.values().getOrDefault("engine", "sqlite");
        out.printf("carts on %s: %d left, a quarter of them paid in time, %d kills, seed=%d; load average: %s%n",
                engine,
                carts, kills, seed, Machine.loadAverage());
        try (var telegram = BotApiStandIn.start();
                var suite = options.values().containsKey("classpath")
                        ? Suite.ofThisClassPath(telegram)
                        : new Suite(telegram, false);
                var _ = engine.equals("sqld") ? SuiteServer.start(suite, suite.url("gateway")) : null) {
            suite.start();
            var shops = Shops.open(telegram, SHOPS);
            IntStream.range(0, carts).forEach(number -> telegram.add(TelegramChat.with(CartPlace.customer(number))));
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 100, 0);
                var wait = options.number("wait", WAIT_SECONDS);
                execute(session, "update tenant set quiet_from = 0, quiet_to = 0, cart_wait_seconds = " + wait);
                var load = Thread.ofPlatform().start(() -> leaveAll(session, carts, wait, new Random(seed)));
                var inTheMiddle = KillDrill.killAndStart(telegram, suite, unpaid(carts) * 2, kills, new Random(seed),
                        out);
                load.join();
                awaitAll(telegram, shops, carts);
                return CartVerdict.of(telegram.calls("sendMessage"), shops, KillDrill.ledger(suite)).of(carts, out)
                        && inTheMiddle;
            }
        }
    }

    private static int unpaid(int carts) {
        return (int) IntStream.range(0, carts).filter(cart -> CartFate.of(cart) == CartFate.UNPAID).count();
    }

    /** What must come, and then what was sent twice: everything has settled. */
    private static void awaitAll(BotApiStandIn telegram, Shops shops, int carts) {
        Receiver.await(telegram, unpaid(carts) * 2, call -> CartPlace.of(call, shops)
                .filter(place -> CartFate.of(place.cart()) == CartFate.UNPAID).isPresent());
        Suite.pause(Duration.ofSeconds(5));
    }

    /** A cart each 10 ms; who pays when it is due waits for that by himself. */
    private static void leaveAll(SqlSession session, int carts, int wait, Random random) {
        try (var payers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var cart = 0; cart < carts; cart++) {
                var number = cart;
                leave(session, cart);
                if (CartFate.of(cart) == CartFate.PAID_WHEN_DUE) {
                    var due = Duration.ofSeconds(wait).plusMillis(random.nextInt(-AROUND_MS, AROUND_MS));
                    payers.execute(() -> {
                        Suite.pause(due);
                        pay(session, number);
                    });
                }
                Suite.pause(Duration.ofMillis(10));
            }
        }
    }

    /** A customer of its own, then the cart; a shop's carts are numbered from 1. */
    private static void leave(SqlSession session, int cart) {
        var shop = Shops.tenant(cart % SHOPS);
        var id = CartPlace.id(cart, SHOPS);
        execute(session, """
                insert into nodes (id, tenant_id, kind, name, data) values ('%1$s', '%2$s', 'customer', 'Meena %1$s',
                    json_object('contact', json_object('channel', 'telegram', 'chat', '%3$d')))
                """.formatted(id, shop, CartPlace.customer(cart).id()));
        execute(session,
                """
                        insert into nodes (id, tenant_id, kind, status, amount, data) values ('%1$s', '%2$s', 'cart', 'open', 5600,
                            json_object('customer_id', '%1$s', 'lines', json('[{"item":"1","name":"Milk","quantity":2,"price":2800}]')))
                        """
                        .formatted(id, shop));
        if (CartFate.of(cart) == CartFate.PAID_IN_TIME) {
            pay(session, cart);
        }
    }

    private static void pay(SqlSession session, int cart) {
        execute(session, "update nodes set status = 'paid' where tenant_id = '%s' and kind = 'cart' and id = '%s'"
                .formatted(Shops.tenant(cart % SHOPS), CartPlace.id(cart, SHOPS)));
    }

    private static void execute(SqlSession session, String sql) {
        // It is for one thread at a time.
        synchronized (session) {
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
    }
}
