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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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
 * {@code benchmarks/run outbound-replicas [messages=10000] [rooms=1000] [speed=20] [errors=2] [seed=N]}: two outbounds on one sqld
 * take messages on in turn; in the middle one is killed. Pass: each message is sent once (but where its outcome was
 * unknown: at most one a lane), those of a room in order, and no limit is broken.
 */
final class OutboundReplicasDrill implements Benchmarks.Scenario {
    private static final int COUNT = 2;
    private static final Duration STUCK = Duration.ofSeconds(60);

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
        try (var telegram = BotApiStandIn.start(); var sqld = SqldServer.start(folder)) {
            rooms.open(telegram);
            telegram.enforce(PublishedLimits.ofTheFaq().faster(speed), InstantSource.system());
            telegram.failAtRandom(options.number("errors", 2) / 100.0, Failure.passing(), seed);
            var database = sqld.createDatabase("outbound");
            var replicas = launch(telegram, folder, database, speed);
            try {
                OutboundReplica.awaitShares(replicas, Partitions.COUNT);
                rooms.send(inTurn(replicas), messages, Priority.ALERT);
                OutboundDrill.awaitSent(telegram, messages / 2);
                var killed = System.nanoTime();
                replicas.get(new Random(seed).nextInt(COUNT)).kill();
                OutboundDrill.awaitSent(telegram, messages);
                awaitEnd(database);
                return verdict(telegram, database, messages, killed, out);
            } finally {
                replicas.forEach(OutboundReplica::close);
            }
        }
    }

    private static List<OutboundReplica> launch(BotApiStandIn telegram, Path folder, String database, int speed) {
        var ports = IntStream.range(0, 2 * COUNT).map(_ -> FreePorts.next()).toArray();
        var token = RandomId.next("bench_");
        return IntStream.range(0, COUNT).mapToObj(no -> {
            var settings = new HashMap<>(Map.of("TAR_DATABASE_URL", database, "TAR_INTERNAL_TOKEN", token,
                    "TAR_OUTBOUND_PORT", String.valueOf(ports[no]), "TAR_CLUSTER_HOST", "127.0.0.1",
                    "TAR_CLUSTER_PORT", String.valueOf(ports[COUNT + no]), "TAR_TELEGRAM_LIMITS_SPEED",
                    String.valueOf(speed)));
            settings.put("TAR_CLUSTER_MEMBERS", "127.0.0.1:" + ports[COUNT] + " 127.0.0.1:" + ports[COUNT + 1]);
            return OutboundReplica.launch(telegram, folder.resolve("outbound" + no + ".log"), settings);
        }).toList();
    }

    /** One batch after the other, each by another replica. */
    private static Consumer<SendMessages> inTurn(List<OutboundReplica> replicas) {
        var apis = replicas.stream().map(OutboundReplica::messages).toList();
        var turn = new AtomicInteger();
        return batch -> apis.get(turn.getAndIncrement() % COUNT).sendAll(batch);
    }

    private static void awaitEnd(String database) throws SQLException {
        var deadline = System.nanoTime() + STUCK.toNanos();
        while (count(database, "select count(*) from message where state in ('accepted', 'sending')") > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("some messages come to no end");
            }
            Suite.pause(Duration.ofMillis(200));
        }
    }

    private static boolean verdict(BotApiStandIn telegram, String database, int messages, long killed,
            PrintStream out) throws SQLException {
        var deliveries = Deliveries.of(telegram.calls("sendMessage"));
        var unknown = count(database, "select count(*) from attempt where outcome = 'unknown'");
        var dead = count(database, "select count(*) from dead_letter");
        out.printf(Locale.ROOT,
                "%d of %d sent, %d dead; %d repeated, %d outcomes unknown; %d out of order; %d failed at"
                        + " random; %s beyond the limits; longest pause after the kill %.1f s%n",
                deliveries.times().size(),
                messages, dead, deliveries.repeated(), unknown, deliveries.outOfOrder(), telegram.failedAtRandom(),
                telegram.beyondLimits(), deliveries.longestPauseSince(killed));
        var passed = deliveries.times().size() == messages && dead == 0 && deliveries.repeated() <= unknown
                && deliveries.outOfOrder() == 0 && telegram.beyondLimits().isEmpty();
        out.println(passed ? "PASS" : "FAIL");
        return passed;
    }

    private static long count(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
