package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Messages into a Telegram that enforces its published limits and fails at random. Pass: each is sent once, but no more
 * often again than outbound's ledger says of that very message that an outcome was unknown; those of a room in order; no
 * limit is broken; and at least 95 % of what the budgets allow is used.
 */
public final class OutboundDrill implements Benchmarks.Scenario {
    private static final double ENOUGH = 0.95;
    private static final double BOT_PER_SECOND = 30;
    private static final double GROUP_PER_SECOND = 20 / 60.0;
    private static final Duration STUCK = Duration.ofSeconds(60);

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        if (options.values().containsKey("urgent")) {
            return new UrgentReply().run(options, out);
        }
        var seed = options.seed();
        var speed = options.number("speed", 20);
        var rooms = new Rooms(options.number("rooms", 5_000));
        var messages = options.number("messages", 100_000);
        out.printf(Locale.ROOT, "outbound drill: %d messages, %d rooms, %d kills, limits and stand-in %d times faster,"
                + " seed=%d%n", messages, rooms.count(), options.number("kills", 0), speed, seed);
        try (var telegram = BotApiStandIn.start();
                var outbound = new OutboundService(telegram, !options.values().containsKey("classpath"), speed)) {
            rooms.open(telegram);
            telegram.enforce(PublishedLimits.ofTheFaq().faster(speed), InstantSource.system());
            telegram.failAtRandom(options.number("errors", 2) / 100.0, Failure.passing(), seed);
            rooms.send(outbound.messages(), messages, Priority.ALERT);
            for (var kill = 1; kill <= options.number("kills", 0); kill++) {
                awaitSent(telegram, messages * kill / (options.number("kills", 0) + 1));
                outbound.killAndStart();
            }
            awaitSent(telegram, messages);
            awaitEnd(outbound);
            var allowed = Math.min(BOT_PER_SECOND, rooms.forums() * GROUP_PER_SECOND) * speed;
            return verdict(new Outcome(telegram, outbound, messages, allowed), options.number("kills", 0) == 0, out);
        }
    }

    /** @param allowed calls a second */
    private record Outcome(BotApiStandIn telegram, OutboundService outbound, int messages, double allowed) {
    }

    /** @throws IllegalStateException if nothing is sent for a minute */
    static void awaitSent(BotApiStandIn telegram, int count) {
        var before = -1;
        for (var since = System.nanoTime(); telegram.done() < count; Suite.pause(Duration.ofMillis(20))) {
            if (telegram.done() != before) {
                before = telegram.done();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STUCK.toNanos()) {
                throw new IllegalStateException("stuck at " + before + " of " + count);
            }
        }
    }

    private static void awaitEnd(OutboundService outbound) throws SQLException {
        while (outbound.count("select count(*) from message where state in ('accepted', 'sending')") > 0) {
            Suite.pause(Duration.ofMillis(200));
        }
    }

    private static boolean verdict(Outcome outcome, boolean judgeRate, PrintStream out) throws Exception {
        var calls = outcome.telegram().calls("sendMessage");
        var deliveries = Deliveries.of(calls);
        var times = deliveries.times();
        var unknown = outcome.outbound().countByName("""
                select json_extract(body, '$.text'), count(*) from message join attempt on message = seq
                where outcome = 'unknown' group by seq""");
        var unaskedFor = times.entrySet().stream()
                .filter(each -> each.getValue() - 1 > unknown.getOrDefault(each.getKey(), 0L)).count();
        var dead = outcome.outbound().count("select count(*) from dead_letter");
        var outOfOrder = deliveries.outOfOrder();
        var share = share(calls, outcome);
        out.printf(Locale.ROOT,
                "%d of %d sent, %d dead; %d repeated, %d outcomes unknown, %d repeated without that; %d out of order; %d failed"
                        + " at random; %s beyond the limits; %.1f %% of the budget used (%.0f calls/s); %.1f s of CPU,"
                        + " %d MiB%n",
                times.size(), outcome.messages(), dead, deliveries.repeated(),
                unknown.values().stream().mapToLong(Long::longValue).sum(), unaskedFor, outOfOrder,
                outcome.telegram().failedAtRandom(), outcome.telegram().beyondLimits(), 100 * share,
                share * outcome.allowed(), outcome.outbound().cpuSeconds(), outcome.outbound().residentMiB());
        return times.size() == outcome.messages() && dead == 0 && unaskedFor == 0 && outOfOrder == 0
                && outcome.telegram().beyondLimits().isEmpty() && (share >= ENOUGH || !judgeRate);
    }

    /** Calls, of those that the budgets allow, until all but the last twentieth were made: then rooms run dry. */
    private static double share(List<BotCall> calls, Outcome outcome) {
        var bulk = calls.subList(0, calls.size() * 19 / 20);
        var seconds = (bulk.getLast().arrivedAt() - bulk.getFirst().arrivedAt()) / 1e9;
        return bulk.size() / seconds / outcome.allowed();
    }
}
