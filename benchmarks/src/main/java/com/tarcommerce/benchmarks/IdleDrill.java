package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code benchmarks/run idle [engine=sqlite|sqld] [rate=200] [load=10] [seconds=60] [shops=100]}: orders are paid at a steady rate,
 * in which no timed claim of the outbox may find nothing; then nothing happens, in which no SQL statement may run.
 */
final class IdleDrill implements Benchmarks.Scenario {
    private static final List<String> WITH_DATABASE = List.of("gateway", "scheduler", "outbound");
    /** For what follows the last message: its record, and the deletes of the outbox. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var rate = options.number("rate", 200);
        var orders = rate * options.number("load", 10);
        var onSqld = options.values().getOrDefault("engine", "sqlite").equals("sqld");
        try (var telegram = BotApiStandIn.start();
                var suite = suite(telegram, options);
                var _ = onSqld ? SuiteServer.start(suite, suite.url("gateway")) : null) {
            suite.start();
            pay(suite, Shops.open(telegram, options.number("shops", 100)), orders, rate);
            var told = Receiver.await(telegram, orders, EventBenchmark::isAlert).size();
            Suite.pause(SETTLING);
            var inVain = new Metrics(suite).sum("gateway", "tar_outbox_idle_wakes_total");
            out.printf(Locale.ROOT, "load: %d of %d orders told; timed claims that found nothing: %.0f%n", told, orders,
                    inVain);
            return told == orders && inVain == 0 && isQuiet(suite, options, out);
        }
    }

    private static Suite suite(BotApiStandIn telegram, Options options) {
        return options.number("classpath", 0) == 1
                ? Suite.ofThisClassPath(telegram)
                : new Suite(telegram, options.number("separate", 1) == 1);
    }

    private static void pay(Suite suite, Shops shops, int orders, int rate) throws Exception {
        try (var session = SqlSession.open(suite.settings())) {
            shops.settle(session, 100_000, orders / shops.count() + 1);
        }
        try (var writer = Writer.open(suite.databases())) {
            PaidOrders.makeUntriggered(writer, suite.databases());
            PaidOrders.pay(shops, writer, 0, orders, rate);
        }
    }

    private static boolean isQuiet(Suite suite, Options options, PrintStream out) {
        var metrics = new Metrics(suite);
        var watched = WITH_DATABASE.stream().map(service -> Uses.of(service, metrics)).toList();
        var cpu = suite.cpuSeconds();
        Suite.pause(Duration.ofSeconds(options.number("seconds", 60)));
        var used = suite.cpuSeconds() - cpu;
        var statements = watched.stream().collect(Collectors.toMap(Uses::service, uses -> uses.since(metrics)));
        out.printf(Locale.ROOT, "idle: %d s, %.2f s of CPU; SQL statements: %s%n", options.number("seconds", 60), used,
                statements.entrySet().stream().map(it -> "%s %.0f".formatted(it.getKey(), it.getValue())).sorted()
                        .collect(Collectors.joining(", ")));
        return statements.values().stream().allMatch(count -> count == 0);
    }

    /**
     * Each statement, or transaction, takes a connection out of a pool, and so does the scrape, which counts. What the
     * scheduler reads for its calls, on a connection that it keeps, has a counter of its own.
     */
    private record Uses(String service, double before, double ofAScrape) {

        static Uses of(String service, Metrics metrics) {
            var first = count(service, metrics);
            var second = count(service, metrics);
            return new Uses(service, second, second - first);
        }

        double since(Metrics metrics) {
            return count(service, metrics) - before - ofAScrape;
        }

        private static double count(String service, Metrics metrics) {
            var taken = metrics.sum(service, "hikaricp_connections_usage_seconds_count");
            return service.equals("scheduler") ? taken + metrics.sum(service, "tar_alarms_reads_total") : taken;
        }
    }
}
