package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;

/**
 * {@code benchmarks/run outbound [messages=100000] [rooms=5000] [speed=20] [errors=2] [kills=0] [token=0] [least=95] [seed=N]}:
 * messages
 * into a Telegram that enforces its published limits, fails at random in every documented way, and whose small groups
 * become supergroups; with {@code token=1} it does not know the bot for a moment. Pass: each message is sent once, or is a dead letter because it was refused for good; no
 * more often again than outbound's ledger says of that very message that an outcome was unknown; those of a room in order;
 * no limit is broken; and at least so many per cent of what the budgets allow are used, what
 * was lost by kills and a wrong token included.
 */
public final class OutboundDrill implements Benchmarks.Scenario {
    private static final int UNKNOWN_FOR = 5;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        if (options.values().containsKey("urgent")) {
            return new UrgentReply().run(options, out);
        }
        var seed = options.seed();
        var speed = options.number("speed", 20);
        var rooms = new Rooms(options.number("rooms", 5_000));
        var messages = options.number("messages", 100_000);
        var kills = options.number("kills", 0);
        out.printf(Locale.ROOT,
                "outbound drill: %d messages, %d rooms in %d chats, %d kills, limits and stand-in %d times"
                        + " faster, seed=%d; load average: %s%n",
                messages, rooms.count(), rooms.chats(), kills, speed, seed,
                Machine.loadAverage());
        try (var telegram = BotApiStandIn.start();
                var outbound = new OutboundService(telegram, !options.values().containsKey("classpath"), speed);
                var _ = Migrations.of(rooms, telegram, messages, seed)) {
            rooms.open(telegram);
            telegram.enforce(PublishedLimits.ofTheFaq().faster(speed), InstantSource.system());
            telegram.failAtRandom(options.number("errors", 2) / 100.0, Failure.documented(), seed);
            rooms.send(outbound.messages(), messages, Priority.ALERT);
            if (options.number("token", 0) == 1) {
                telegram.fail("sendMessage", UNKNOWN_FOR, Failure.unauthorized());
            }
            for (var kill = 1; kill <= kills; kill++) {
                OutboundLedger.awaitSent(telegram, messages * kill / (kills + 1));
                outbound.killAndStart();
            }
            outbound.ledger().awaitEnd();
            var outcome = OutboundOutcome.of(telegram, outbound.ledger(), messages, kills);
            out.println(outcome.describe());
            out.printf(Locale.ROOT, "%.1f s of CPU, %d MiB; load average: %s%n", outbound.cpuSeconds(),
                    outbound.residentMiB(), Machine.loadAverage());
            var use = BudgetUse.of(outcome, rooms, speed);
            out.println(use.describe());
            return outcome.isRight() && use.isEnough(options);
        }
    }
}
