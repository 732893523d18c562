package com.tarcommerce.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** Ways of talking to one database that do the same work by turns, so that a busy machine is busy for all of them. */
final class DriverRace {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private final List<Way> ways;
    private final int rounds;
    private final Duration turn;
    private final int batch;

    /** @param name as it is printed */
    record Way(String name, Opener opener) {
    }

    @FunctionalInterface
    interface Opener {
        DriverSession open() throws SQLException;
    }

    /**
     * What came of one turn.
     *
     * @param cpuMicros that this process, which is the client, spent on one unit of work
     */
    record Turn(double perSecond, double cpuMicros) {
    }

    /** The turns of one way; or why it can't do that work at all. */
    record Score(List<Turn> turns, String failure) {
        double median(ToDoubleFunction<Turn> figure) {
            var sorted = turns.stream().mapToDouble(figure).sorted().toArray();
            return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
        }
    }

    DriverRace(List<Way> ways, int rounds, Duration turn, int batch) {
        this.ways = ways;
        this.rounds = rounds;
        this.turn = turn;
        this.batch = batch;
    }

    /**
     * One round more than is counted.
     *
     * @param before runs before each turn, and is not counted
     */
    Map<String, Score> run(DriverWork work, int connections, Runnable before) throws InterruptedException {
        var scores = new HashMap<String, Score>();
        var order = new ArrayList<>(ways);
        for (var round = 0; round <= rounds; round++) {
            for (var way : List.copyOf(order)) {
                before.run();
                try {
                    var done = turn(way, work, connections);
                    if (round > 0) {
                        scores.computeIfAbsent(way.name(), _ -> new Score(new ArrayList<>(), "")).turns().add(done);
                    }
                } catch (SQLException | IOException | RuntimeException | ExecutionException failure) {
                    scores.put(way.name(), new Score(List.of(), String.valueOf(failure)));
                    order.remove(way);
                }
            }
            Collections.rotate(order, 1);
        }
        return scores;
    }

    private Turn turn(Way way, DriverWork work, int connections)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        var sessions = new DriverSession[connections];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < connections; number++) {
                sessions[number] = way.opener().open();
                work.once(sessions[number], number, batch);
            }
            var cpu = SYSTEM.getProcessCpuTime();
            var began = System.nanoTime();
            var running = new ArrayList<Future<Long>>();
            for (var session : sessions) {
                running.add(threads.submit(() -> until(began + turn.toNanos(), work, session)));
            }
            var done = 0L;
            for (var each : running) {
                done += each.get();
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            return new Turn(done / seconds, (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / done);
        } finally {
            close(sessions);
        }
    }

    private long until(long end, DriverWork work, DriverSession session) throws IOException, SQLException {
        var done = 0L;
        // Not all at the same row.
        for (var number = System.identityHashCode(session) & 0xFFFF; System.nanoTime() < end; number++) {
            try {
                done += work.once(session, number, batch);
            } catch (SQLTransactionRollbackException | HranaAnswer.DatabaseBusy refused) {
                // Another writer had the lock for too long, and nothing was done: that counts as nothing.
            }
        }
        return done;
    }

    private static void close(DriverSession[] sessions) throws SQLException {
        for (var session : Arrays.stream(sessions).filter(session -> session != null).toList()) {
            session.close();
        }
    }
}
