package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/run cart-herd [engine=sqlite|sqld] [carts=10000] [shops=500] [due=5000] [wait=40]}: how long the alarm of
 * another shop's reminder waits to be set while one shop has so many new carts; then so many carts of all shops are due at
 * the moment of one reminder a shop, and how late these are. Pass: the reminder is set before the carts are, and each
 * reminder and each cart is told of once.
 */
final class CartHerdBenchmark implements Benchmarks.Scenario {
    private static final long FIRST_OF_THE_MANY = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var engine = options.values().getOrDefault("engine", "sqlite");
        out.printf("cart herd on %s; load average: %s%n", engine, Machine.loadAverage());
        try (var telegram = BotApiStandIn.start();
                var suite = new Suite(telegram, true);
                var _ = engine.equals("sqld") ? SuiteServer.start(suite, suite.url("gateway")) : null) {
            suite.start();
            var shops = Shops.open(telegram, options.number("shops", 500));
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 100, 0);
                execute(session, "update tenant set quiet_from = 0, quiet_to = 0");
                var herd = new Herd(session, suite.databases(), out);
                var inTurn = herd.isSetInTurn(options.number("carts", 10_000));
                var told = new CartHerdMorning(telegram, shops, session, out).isTold(options.number("due", 5_000),
                        options.number("wait", 40));
                return inTurn && told;
            }
        }
    }

    static void execute(SqlSession session, String sql) throws SQLException {
        session.transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }

    /** New people of the stand-in's, for the carts to belong to. */
    static void people(BotApiStandIn telegram, int count) {
        IntStream.range(0, count).forEach(cart -> telegram.add(TelegramChat.with(CartPlace.customer(cart))));
    }

    /** Many carts of shop 0 in one statement, and a reminder of shop 1 right after it. */
    private record Herd(SqlSession session, ServiceDatabases databases, PrintStream out) {

        boolean isSetInTurn(int carts) throws SQLException {
            execute(session, """
                    insert into nodes (tenant_id, kind, id, status, amount, data)
                    with recursive c(k) as (select 1 union all select k + 1 from c where k < %d)
                    select 'bench00000', 'cart', cast(%d + k as text), 'open', 5600,
                        json('{"lines":[{"item":"1","name":"Milk","quantity":2,"price":2800}]}') from c
                    """.formatted(carts, FIRST_OF_THE_MANY));
            var began = System.nanoTime();
            execute(session, CartHerdMorning.reminder(1, System.currentTimeMillis() + LONGEST.toMillis()));
            await("bench00001", 1);
            var reminded = System.nanoTime();
            var before = alarms("bench00000");
            await("bench00000", carts);
            out.printf("%d carts of one shop: another's reminder, written after them, had its alarm after %.0f ms, when"
                    + " %d of the carts had theirs; the last had it after %.1f s%n", carts, (reminded - began) / 1e6,
                    before, (System.nanoTime() - began) / 1e9);
            execute(session, "delete from nodes where tenant_id = 'bench00000' and kind = 'cart'");
            execute(session, "update task set state = 'cancelled' where tenant_id = 'bench00001'");
            await("bench00000", 0);
            return before < carts / 10;
        }

        private void await(String tenant, long count) throws SQLException {
            var until = System.nanoTime() + LONGEST.toNanos();
            while (alarms(tenant) != count) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(tenant + " has " + alarms(tenant) + " alarms, not " + count);
                }
                Suite.pause(Duration.ofMillis(5));
            }
        }

        private long alarms(String tenant) throws SQLException {
            return databases.count("scheduler", "select count(*) from alarm where tenant = '" + tenant + "'");
        }
    }
}
