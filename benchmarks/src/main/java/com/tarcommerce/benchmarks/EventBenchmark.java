package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code benchmarks/run events [engine=sqlite|sqld] [rate=200] [seconds=20] [warmup=15] [shops=1000] [bell=1]}: SQL commit →
 * accepted by outbound → Telegram call: another process sets orders to paid, at a steady rate. {@code bell=1} puts a relay
 * before the gateway's door and tells when sqld rang; it costs every event a hop.
 */
final class EventBenchmark implements Benchmarks.Scenario {
    private static final Pattern ORDER = Pattern.compile("\\d{4,}");

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        out.println("load average " + Machine.loadAverage());
        try (var telegram = BotApiStandIn.start();
                var suite = new Suite(telegram, options.number("separate", 1) == 1);
                var bell = options.number("bell", 0) == 1 ? Relay.before(suite.url("gateway"), 0) : null;
                var server = onSqld(options) ? SuiteServer.start(suite, door(suite, bell)) : null) {
            suite.start();
            var passed = new Run(options, telegram, suite, out).measure(bell);
            out.println("load average " + Machine.loadAverage());
            return passed;
        }
    }

    private static boolean onSqld(Options options) {
        return options.values().getOrDefault("engine", "sqlite").equals("sqld");
    }

    private static URI door(Suite suite, @Nullable Relay bell) {
        return bell == null ? suite.url("gateway") : bell.url();
    }

    static boolean isAlert(BotCall call) {
        return call.text().contains("is paid");
    }

    private record Run(Options options, BotApiStandIn telegram, Suite suite, PrintStream out) {

        boolean measure(@Nullable Relay bell) throws SQLException {
            var rate = options.number("rate", 200);
            var measured = rate * options.number("seconds", 20);
            var warmUp = rate * options.number("warmup", 15);
            var shops = Shops.open(telegram, options.number("shops", 1000));
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 100_000, (warmUp + measured) / shops.count() + 1);
            }
            try (var writer = Writer.open(suite.databases())) {
                PaidOrders.makeUntriggered(writer, suite.databases());
                PaidOrders.pay(shops, writer, 0, warmUp, rate);
                Receiver.await(telegram, warmUp, EventBenchmark::isAlert);
                telegram.forgetCalls();
                if (bell != null) {
                    bell.forgetArrivals();
                }
                var cpu = suite.cpuSeconds();

                var paid = PaidOrders.pay(shops, writer, warmUp, measured, rate);
                var alerts = Receiver.await(telegram, measured, EventBenchmark::isAlert);
                Suite.pause(Duration.ofSeconds(1));

                out.printf("commit -> Telegram call, %d orders/s wanted, %.0f/s done, over %d chats, %s, %s: %s; %d of"
                        + " %d orders told; %.2f s of CPU, %d MiB%n", rate, paid.rate(), shops.count(),
                        onSqld(options) ? "sqld" : "sqlite",
                        options.number("separate", 1) == 1 ? "separate processes" : "one JVM",
                        Latencies.of(toTelegram(paid, alerts)), alerts.size(), measured, suite.cpuSeconds() - cpu,
                        suite.residentMiB());
                out.println("commit -> accepted by outbound, in steps of 1 ms: " + Latencies.of(toOutbound(paid)));
                if (bell != null) {
                    out.printf("statement -> ring at the gateway: %s; %d rings%n",
                            Rings.after(List.copyOf(paid.changes().values()), bell.arrivals()),
                            bell.arrivals().size());
                }
                out.println(paid.costOfTheTrigger());
                return alerts.size() == measured;
            }
        }

        private static long[] toTelegram(PaidOrders paid, List<BotCall> alerts) {
            return alerts.stream().mapToLong(alert -> {
                var change = paid.changes().get(RowsLedger.lane(alert.chat(), order(alert.text())));
                if (change == null) {
                    throw new IllegalStateException("an alert for no order: " + alert.text());
                }
                return alert.arrivedAt() - change.committed();
            }).toArray();
        }

        /** By outbound's own clock, which is this machine's. */
        private long[] toOutbound(PaidOrders paid) throws SQLException {
            var now = Instant.now();
            var nanos = System.nanoTime();
            var took = new ArrayList<Long>();
            suite.databases().each("outbound", "select chat, json_extract(body, '$.text'), accepted_at from message",
                    row -> {
                        var text = row.getString(2);
                        var change = paid.changes().get(RowsLedger.lane(row.getString(1), order(text)));
                        if (change != null) {
                            var committed = now.minusNanos(nanos - change.committed());
                            took.add(ChronoUnit.NANOS.between(committed, Instant.ofEpochMilli(row.getLong(3))));
                        }
                    });
            return took.stream().mapToLong(Long::longValue).toArray();
        }

        private static String order(String text) {
            var order = ORDER.matcher(text);
            return order.find() ? order.group() : "";
        }
    }
}
