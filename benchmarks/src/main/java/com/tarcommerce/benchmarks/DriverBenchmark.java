package com.tarcommerce.benchmarks;

import com.tarcommerce.benchmarks.DriverRace.Score;
import com.tarcommerce.benchmarks.DriverRace.Turn;
import com.tarcommerce.benchmarks.DriverRace.Way;
import com.tarcommerce.testsupport.sqld.SqldServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * {@code benchmarks/run driver [only=select,update,batch] [millis=200] [rounds=61] [warmup=8] [connections=8]
 * [batch=500]}: statements and batched rows a second through our JDBC driver, through raw Hrana over the same HTTP client
 * and through the public driver, by turns on one sqld, with one connection and with several on virtual threads.
 */
final class DriverBenchmark implements Benchmarks.Scenario {
    private static final double GOAL = 0.85;
    private static final String OURS = "libsql-jdbc";
    private static final String RAW = "raw Hrana";
    private static final String PUBLIC = "dbeaver 1.0.6";
    /** The public driver can't name a database: sqld takes the first label of the Host header, here of 127.0.0.1. */
    private static final String NAMESPACE = "127";

    @Override
    public boolean run(Options options, PrintStream out) throws IOException, SQLException, InterruptedException {
        var turn = Duration.ofMillis(options.number("millis", 200));
        var batch = options.number("batch", 500);
        out.println("load average: " + Machine.loadAverage());
        var reached = true;
        try (var sqld = SqldServer.start(Files.createTempDirectory("tar-driver-sqld"))) {
            var url = sqld.createDatabase(NAMESPACE);
            fill(url);
            var ways = ways(url, batch);
            var race = new DriverRace(ways, options.number("rounds", 61), turn, batch);
            var many = options.number("connections", 8);
            warmUp(new DriverRace(ways, 0, Duration.ofSeconds(options.number("warmup", 8)), batch), many, url);
            for (var connections : List.of(1, many)) {
                for (var work : works(options)) {
                    var scores = race.run(work, connections, () -> empty(url));
                    reached &= print(work, connections, scores, out);
                }
            }
        }
        out.println("load average: " + Machine.loadAverage());
        out.println((reached ? "PASS" : "FAIL") + ": the driver does at least " + GOAL + " of raw Hrana everywhere: "
                + (reached ? "yes" : "no"));
        return reached;
    }

    /** Compiled well is what ran some ten thousand times: a second of it is worth nothing. */
    private static void warmUp(DriverRace race, int connections, String url) throws InterruptedException {
        race.run(DriverWork.SELECT, connections, () -> empty(url));
        race.run(DriverWork.BATCH, connections, () -> empty(url));
    }

    private static List<DriverWork> works(Options options) {
        var only = options.values().getOrDefault("only", "select,update,batch").toUpperCase(Locale.ROOT);
        return Arrays.stream(only.split(",")).map(DriverWork::valueOf).toList();
    }

    private static List<Way> ways(String url, int batch) {
        var server = URI.create(url.substring("jdbc:libsql:".length(), url.indexOf('?')));
        var requests = new HranaRequests(DriverWork.ITEMS, batch);
        return List.of(new Way(OURS, () -> new JdbcSession(url)),
                new Way(RAW, () -> new RawHrana(server, NAMESPACE, requests)),
                new Way(PUBLIC, () -> new JdbcSession("jdbc:dbeaver:libsql:" + server)));
    }

    private static void fill(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement
                    .execute("create table item (id integer primary key, name text not null, amount integer not null)");
            statement.execute("create table sale (id integer primary key, item integer, amount integer, note text)");
            try (var insert = connection.prepareStatement("insert into item values (?, ?, 0)")) {
                for (var item = 1; item <= DriverWork.ITEMS; item++) {
                    insert.setInt(1, item);
                    insert.setString(2, DriverWork.name(item));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    /** So that nobody meets a bigger table than who came before. */
    private static void empty(String url) {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute("delete from sale");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @return whether the goal was reached */
    private static boolean print(DriverWork work, int connections, Map<String, Score> scores, PrintStream out) {
        var ours = Objects.requireNonNull(scores.get(OURS));
        var raw = Objects.requireNonNull(scores.get(RAW));
        var ratio = ours.median(Turn::perSecond) / raw.median(Turn::perSecond);
        out.printf(Locale.ROOT, "%s, %d connection%s: %s, %s, ratio of medians %.2f; %s%n", work, connections,
                connections == 1 ? "" : "s", text(OURS, ours), text(RAW, raw), ratio,
                text(PUBLIC, Objects.requireNonNull(scores.get(PUBLIC))));
        return ratio >= GOAL;
    }

    private static String text(String name, Score score) {
        if (score.turns().isEmpty()) {
            return name + " can't: " + score.failure();
        }
        var rates = score.turns().stream().mapToDouble(Turn::perSecond).summaryStatistics();
        return String.format(Locale.ROOT, "%s %,.0f/s (%,.0f to %,.0f; %,.1f µs of CPU each)", name,
                score.median(Turn::perSecond), rates.getMin(), rates.getMax(), score.median(Turn::cpuMicros));
    }
}
