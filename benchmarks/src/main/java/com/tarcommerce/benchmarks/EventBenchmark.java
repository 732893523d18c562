package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SQL commit → Telegram call: another process sets orders to paid, at a steady rate. */
final class EventBenchmark implements Benchmarks.Scenario {

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var rate = options.number("rate", 200);
        var measured = rate * options.number("seconds", 20);
        var warmUp = rate * options.number("warmup", 15);
        try (var telegram = BotApiStandIn.start();
                var suite = new Suite(telegram, options.number("separate", 1) == 1).start()) {
            var shops = Shops.open(telegram, options.number("shops", 1000));
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 100_000, (warmUp + measured) / shops.count() + 1);
                pay(shops, session, 0, warmUp, rate);
                Receiver.await(telegram, warmUp, EventBenchmark::isAlert);
                telegram.forgetCalls();
                var cpu = suite.cpuSeconds();

                var committed = pay(shops, session, warmUp, measured, rate);
                var alerts = Receiver.await(telegram, measured, EventBenchmark::isAlert);
                Suite.pause(Duration.ofSeconds(1));

                out.printf("commit -> Telegram call, %d orders/s over %d chats, %s: %s; %d of %d orders told;"
                        + " %.2f s of CPU, %d MiB%n", rate, shops.count(),
                        options.number("separate", 1) == 1 ? "separate processes" : "one JVM",
                        Latencies.of(latencies(committed, alerts)), alerts.size(), measured,
                        suite.cpuSeconds() - cpu, suite.residentMiB());
                return alerts.size() == measured;
            }
        }
    }

    static boolean isAlert(BotCall call) {
        return call.text().contains("is paid");
    }

    /** One after the other, each at its planned moment. @return when each was committed, by chat and order */
    private static Map<String, Long> pay(Shops shops, SqlSession session, int from, int count, int rate)
            throws SQLException {
        var committed = new HashMap<String, Long>();
        var began = System.nanoTime();
        for (int number = from; number < from + count; number++) {
            OpenLoop.sleepUntil(began + (long) ((number - from) * 1e9 / rate));
            var order = String.valueOf(1001 + number / shops.count());
            var tenant = Shops.tenant(number % shops.count());
            var at = session.transact(connection -> {
                try (var update = connection.prepareStatement(
                        "update nodes set status = 'paid' where tenant_id = ? and kind = 'order' and id = ?")) {
                    update.setString(1, tenant);
                    update.setString(2, order);
                    update.executeUpdate();
                }
            }).at();
            committed.put(shops.chat(number).id() + "/" + order, at);
        }
        return committed;
    }

    private static long[] latencies(Map<String, Long> committed, List<BotCall> alerts) {
        return alerts.stream().mapToLong(alert -> {
            var order = alert.text().replaceAll("(?s).*?(\\d{4,}).*", "$1");
            var at = committed.get(alert.chat() + "/" + order);
            if (at == null) {
                throw new IllegalStateException("an alert for no order: " + alert.text());
            }
            return alert.arrivedAt() - at;
        }).toArray();
    }
}
