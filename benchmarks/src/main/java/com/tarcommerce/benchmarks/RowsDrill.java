package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * {@code benchmarks/run rows [engine=sqlite|sqld] [fault=none|sqld|gateway|receiver] [rows=10000] [seconds=30] [kills=3]
 * [seed=N]}: so many orders set to paid in one statement, and again while those events are on their way, so that every
 * lane has two. The fault happens meanwhile. Pass: outbound has accepted every event once, and those of a lane in order.
 */
public final class RowsDrill implements Benchmarks.Scenario {
    private static final int SHOPS = 50;
    private static final int WAVES = 2;
    /** Longer than the longest wait between two attempts of an event that this drill makes necessary. */
    private static final Duration STUCK = Duration.ofMinutes(3);

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var plan = RowsPlan.of(options);
        out.println(plan + "; load average " + Machine.loadAverage());
        try (var telegram = BotApiStandIn.start();
                var suite = options.values().containsKey("classpath")
                        ? Suite.ofThisClassPath(telegram)
                        : new Suite(telegram, true);
                var outbound = Relay.before(suite.url("outbound"), plan.seed());
                var server = plan.onSqld() ? SuiteServer.start(suite, suite.url("gateway")) : null) {
            suite.with("TAR_OUTBOUND_URL", outbound.url().toString()).start();
            var shops = Shops.open(telegram, SHOPS);
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 1000, plan.rows() / SHOPS);
            }
            var random = new Random(plan.seed());
            var run = new Run(plan, suite.databases(), out);
            var fault = fault(plan, random, suite, outbound, server, out);
            return run.twice(fault, random) && run.verdict(shops);
        }
    }

    private static RowsFault fault(RowsPlan plan, Random random, Suite suite, Relay outbound,
            @Nullable SuiteServer server, PrintStream out) {
        return switch (plan.fault()) {
            case NONE -> new RowsFault.None();
            case GATEWAY -> new RowsFault.GatewayDown(suite, plan.duration(), out);
            case RECEIVER -> new RowsFault.ReceiverFails(outbound, plan.duration(), out);
            case SQLD -> new RowsFault.ServerKilled(plan.required(server), plan.kills(), random, out);
        };
    }

    private record Run(RowsPlan plan, ServiceDatabases databases, PrintStream out) {

        /** @return whether the fault came while there was something to do */
        boolean twice(RowsFault fault, Random random) throws Exception {
            var began = System.nanoTime();
            var writer = new RowsWriter(databases, plan.rows(), out);
            writer.pay(1);
            await((int) (plan.rows() * (0.1 + 0.4 * random.nextDouble())), Long.MAX_VALUE);
            var accepted = accepted();
            fault.begin();
            out.printf("%d of %d events were accepted when the fault began (%s)%n", accepted, plan.rows(),
                    plan.fault());
            writer.pay(2);
            fault.end();
            var inTheMiddle = accepted < plan.rows() && accepted() < plan.events();
            await(plan.events(), 0);
            out.printf(Locale.ROOT, "%.1f s from the first statement to the last event%n",
                    (System.nanoTime() - began) / 1e9);
            if (!inTheMiddle) {
                out.println("the fault came after the work and shows nothing: use more rows");
            }
            return inTheMiddle || plan.fault() == RowsPlan.Fault.NONE;
        }

        /** Until outbound has accepted so many and at most so many wait, or nothing moves any more. */
        private void await(int events, long waiting) {
            var before = "";
            var since = System.nanoTime();
            while (System.nanoTime() - since < STUCK.toNanos()) {
                var accepted = accepted();
                var left = left();
                if (accepted >= events && left <= waiting) {
                    return;
                }
                var now = accepted + "/" + left;
                if (!now.equals(before)) {
                    before = now;
                    since = System.nanoTime();
                }
                Suite.pause(Duration.ofMillis(waiting == 0 ? 100 : 5));
            }
        }

        private long accepted() {
            return number("outbound", "select coalesce(max(seq), 0) from message", 0);
        }

        private long left() {
            return number("gateway", "select count(*) from webhook_outbox", Long.MAX_VALUE);
        }

        /** While a server is being killed nobody knows. */
        private long number(String service, String sql, long unknown) {
            try {
                return databases.count(service, sql);
            } catch (SQLException away) {
                return unknown;
            }
        }

        boolean verdict(Shops shops) throws SQLException {
            var ledger = new RowsLedger(shops.lanes(plan.rows() / SHOPS), WAVES);
            databases.each("outbound", "select chat, json_extract(body, '$.text') from message order by seq",
                    row -> ledger.accepted(row.getString(1), row.getString(2)));
            var dead = databases.count("gateway", "select count(*) from webhook_outbox where state = 'dead'");
            var waiting = databases.count("gateway", "select count(*) from webhook_outbox where state <> 'dead'");
            var passed = ledger.isAsPromised() && dead == 0 && waiting == 0;
            out.printf("%s: %s, %d dead, %d left over%n", passed ? "passed" : "BROKEN", ledger, dead, waiting);
            return passed;
        }
    }
}
