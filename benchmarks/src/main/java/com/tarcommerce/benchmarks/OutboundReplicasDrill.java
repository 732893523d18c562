package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessages;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/run outbound-replicas [messages=10000] [rooms=1000] [speed=20] [errors=2] [least=95] [seed=N]}: two outbounds on
 * one sqld take messages on in turn; in the middle one is killed. Pass: as {@link OutboundDrill}'s, the silence after the kill included in the rate; of a
 * room at most one message was out when its replica was lost.
 */
final class OutboundReplicasDrill implements Benchmarks.Scenario {
    private static final int COUNT = 2;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var speed = options.number("speed", 20);
        var rooms = new Rooms(options.number("rooms", 1_000));
        var messages = options.number("messages", 10_000);
        out.printf(Locale.ROOT,
                "two outbounds: %d messages, %d rooms, limits and stand-in %d times faster, seed=%d; load"
                        + " average: %s%n",
                messages, rooms.count(), speed, seed, Machine.loadAverage());
        var folder = Files.createTempDirectory("tar-outbounds");
        try (var telegram = BotApiStandIn.start();
                var sqld = SqldServer.start(folder);
                var _ = Migrations.of(rooms, telegram, messages, seed)) {
            rooms.open(telegram);
            telegram.enforce(PublishedLimits.ofTheFaq().faster(speed), InstantSource.system());
            telegram.failAtRandom(options.number("errors", 2) / 100.0, Failure.documented(), seed);
            var database = sqld.createDatabase("outbound");
            var replicas = launch(telegram, folder, database, options);
            try {
                OutboundReplica.awaitShares(replicas, Partitions.COUNT);
                rooms.send(inTurn(replicas), messages, Priority.ALERT);
                OutboundLedger.awaitSent(telegram, messages / 2);
                var killed = System.nanoTime();
                replicas.get(new Random(seed).nextInt(COUNT)).kill();
                var ledger = new OutboundLedger(database);
                ledger.awaitEnd();
                var outcome = OutboundOutcome.of(telegram, ledger, messages, 1);
                out.println(outcome.describe());
                var use = BudgetUse.of(outcome, rooms, speed);
                out.printf(Locale.ROOT,
                        "%s; before the kill %.1f %%; longest pause after it %.1f s; load average: %s%n",
                        use.describe(), 100 * use.share(outcome.deliveries().rateUntil(killed)),
                        outcome.deliveries().longestPauseSince(killed), Machine.loadAverage());
                var passed = outcome.isRight() && use.isEnough(options);
                out.println(passed ? "PASS" : "FAIL");
                return passed;
            } finally {
                replicas.forEach(OutboundReplica::close);
            }
        }
    }

    private static List<OutboundReplica> launch(BotApiStandIn telegram, Path folder, String database,
            Options options) {
        var ports = IntStream.range(0, 2 * COUNT).map(_ -> FreePorts.next()).toArray();
        var token = RandomId.next("bench_");
        return IntStream.range(0, COUNT).mapToObj(no -> {
            var settings = new HashMap<>(Map.of("TAR_DATABASE_URL", database, "TAR_INTERNAL_TOKEN", token,
                    "TAR_OUTBOUND_PORT", String.valueOf(ports[no]), "TAR_CLUSTER_HOST", "127.0.0.1",
                    "TAR_CLUSTER_PORT", String.valueOf(ports[COUNT + no]), "TAR_TELEGRAM_LIMITS_SPEED",
                    String.valueOf(options.number("speed", 20))));
            settings.put("TAR_CLUSTER_MEMBERS", "127.0.0.1:" + ports[COUNT] + " 127.0.0.1:" + ports[COUNT + 1]);
            return OutboundReplica.launch(telegram, options.values().containsKey("classpath"),
                    folder.resolve("outbound" + no + ".log"), settings);
        }).toList();
    }

    /** One batch after the other, each by another replica. */
    private static Consumer<SendMessages> inTurn(List<OutboundReplica> replicas) {
        var apis = replicas.stream().map(OutboundReplica::messages).toList();
        var turn = new AtomicInteger();
        return batch -> apis.get(turn.getAndIncrement() % COUNT).sendAll(batch);
    }
}
