package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Three schedulers on one database; in a network of the drill's own each has a loopback address of its own. */
final class Replicas implements AutoCloseable {
    private static final int COUNT = 3;
    private static final int PARTITIONS = 271;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<SchedulerProcess> processes;
    private final List<DatabaseLine> lines;

    private Replicas(List<SchedulerProcess> processes, List<DatabaseLine> lines) {
        this.processes = processes;
        this.lines = lines;
    }

    /** Returns once each has a share. */
    static Replicas start(Options options, String receiver, String database) {
        var ports = IntStream.range(0, COUNT).map(_ -> freePort()).toArray();
        var members = IntStream.range(0, COUNT).mapToObj(no -> host(no) + ":" + ports[no]).toList();
        var lines = IntStream.range(0, COUNT).mapToObj(_ -> new DatabaseLine(database)).toList();
        var replicas = new Replicas(IntStream.range(0, COUNT)
                .mapToObj(no -> SchedulerProcess.replica(options, receiver,
                        Map.of("TAR_DATABASE_URL", lines.get(no).url(),
                                "TAR_CLUSTER_MEMBERS", String.join(" ", members), "TAR_CLUSTER_HOST", host(no),
                                "TAR_CLUSTER_PORT", String.valueOf(ports[no]))))
                .toList(), lines);
        try {
            replicas.processes.getFirst().start();
            replicas.processes.stream().skip(1).forEach(SchedulerProcess::launch);
            replicas.awaitShares();
        } catch (RuntimeException failure) {
            replicas.close();
            throw failure;
        }
        return replicas;
    }

    private static String host(int no) {
        return canBeCut() ? "127.0.0." + (11 + no) : "127.0.0.1";
    }

    SchedulerProcess at(int no) {
        return processes.get(no);
    }

    void again(int no) {
        at(no).start();
        awaitShares();
    }

    void awaitShares() {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (true) {
            var held = processes.stream().mapToDouble(process -> process.metric("tar_partitions_held")).toArray();
            if (IntStream.range(0, COUNT).allMatch(no -> held[no] > 0)
                    && IntStream.range(0, COUNT).mapToDouble(no -> held[no]).sum() == PARTITIONS) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the replicas do not share out everything: " + List.of(held[0],
                        held[1], held[2]));
            }
            Suite.pause(Duration.ofMillis(200));
        }
    }

    /** To any of them, also to one that is lost. */
    Optional<HttpResponse<String>> send(Random random, String method, String path, String body) {
        return at(random.nextInt(COUNT)).send(method, path, body, PATIENCE);
    }

    /** Only in a network of the drill's own: elsewhere the rule would be everybody's. */
    static boolean canBeCut() {
        return "1".equals(System.getenv("TAR_DRILL_NETWORK"));
    }

    /** Nothing gets from it to the others or back; the database and its clients still reach it. */
    void cut(int no) {
        rules("add", no);
    }

    void mend(int no) {
        rules("del", no);
    }

    /** Nothing gets from it to the others, to the database or back. */
    void isolate(int no) {
        cut(no);
        lines.get(no).hold(true);
    }

    void rejoin(int no) {
        lines.get(no).hold(false);
        mend(no);
    }

    private static void rules(String what, int no) {
        IntStream.range(0, COUNT).filter(other -> other != no).forEach(other -> {
            rule(what, host(no), host(other));
            rule(what, host(other), host(no));
        });
    }

    private static void rule(String what, String from, String to) {
        try {
            var done = new ProcessBuilder("ip", "rule", what, "from", from, "to", to, "blackhole", "prio", "1")
                    .inheritIO().start().waitFor();
            if (done != 0) {
                throw new IllegalStateException("ip rule failed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        processes.forEach(SchedulerProcess::close);
        lines.forEach(DatabaseLine::close);
    }
}
