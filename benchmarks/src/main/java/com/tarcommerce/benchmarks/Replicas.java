package com.tarcommerce.benchmarks;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.testsupport.FreePorts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Schedulers on one database, three of them or fewer; in a network of the drill's own each has a loopback address of its own. */
final class Replicas implements AutoCloseable {
    private static final int MOST = 3;
    private static final CutNetwork NETWORK = new CutNetwork(MOST);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<SchedulerProcess> processes;
    private final List<DatabaseLine> lines;

    private Replicas(List<SchedulerProcess> processes, List<DatabaseLine> lines) {
        this.processes = processes;
        this.lines = lines;
    }

    static Replicas start(Options options, String receiver, String database) {
        return start(MOST, options, receiver, database);
    }

    /** Returns once each has a share. */
    static Replicas start(int count, Options options, String receiver, String database) {
        var ports = IntStream.range(0, count).map(_ -> FreePorts.next()).toArray();
        var members = IntStream.range(0, count).mapToObj(no -> CutNetwork.host(no) + ":" + ports[no]).toList();
        var lines = IntStream.range(0, count).mapToObj(_ -> new DatabaseLine(database)).toList();
        var replicas = new Replicas(IntStream.range(0, count)
                .mapToObj(no -> SchedulerProcess.replica(options, receiver,
                        Map.of("TAR_DATABASE_URL", lines.get(no).url(),
                                "TAR_CLUSTER_MEMBERS", String.join(" ", members), "TAR_CLUSTER_HOST",
                                CutNetwork.host(no),
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

    List<SchedulerProcess> all() {
        return processes;
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
            if (Arrays.stream(held).allMatch(share -> share > 0) && Arrays.stream(held).sum() == Partitions.COUNT) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the replicas do not share out everything: " + Arrays.toString(held));
            }
            Suite.pause(Duration.ofMillis(200));
        }
    }

    /** To any of them, also to one that is lost. */
    Optional<HttpResponse<String>> send(Random random, String method, String path, String body) {
        return at(random.nextInt(processes.size())).send(method, path, body, PATIENCE);
    }

    /** Nothing gets from it to the others or back; the database and its clients still reach it. */
    void cut(int no) {
        NETWORK.cut(no);
    }

    void mend(int no) {
        NETWORK.mend(no);
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

    @Override
    public void close() {
        processes.forEach(SchedulerProcess::close);
        lines.forEach(DatabaseLine::close);
    }
}
