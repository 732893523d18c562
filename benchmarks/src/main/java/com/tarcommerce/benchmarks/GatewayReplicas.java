package com.tarcommerce.benchmarks;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.testsupport.FreePorts;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Three gateways on the database of a suite; in a network of the drill's own each has a loopback address of its own. */
final class GatewayReplicas implements AutoCloseable {
    private static final int COUNT = 3;
    private static final CutNetwork NETWORK = new CutNetwork(COUNT);

    private final List<GatewayProcess> processes;

    private GatewayReplicas(List<GatewayProcess> processes) {
        this.processes = processes;
    }

    /** Returns once each has a share. */
    static GatewayReplicas start(Options options, Suite suite) {
        var ports = IntStream.range(0, COUNT).map(_ -> FreePorts.next()).toArray();
        var members = IntStream.range(0, COUNT).mapToObj(no -> CutNetwork.host(no) + ":" + ports[no]).toList();
        var replicas = new GatewayReplicas(IntStream.range(0, COUNT).mapToObj(no -> {
            var environment = new HashMap<>(suite.settings());
            environment.putAll(Map.of("TAR_GATEWAY_PORT", String.valueOf(FreePorts.next()), "TAR_CLUSTER_MEMBERS",
                    String.join(" ", members), "TAR_CLUSTER_HOST", CutNetwork.host(no), "TAR_CLUSTER_PORT",
                    String.valueOf(ports[no])));
            return new GatewayProcess(options, environment, suite.folder().resolve("gateway-" + no + ".log"));
        }).toList());
        try {
            replicas.processes.getFirst().start();
            replicas.processes.stream().skip(1).forEach(GatewayProcess::launch);
            replicas.awaitShares();
        } catch (RuntimeException failure) {
            replicas.close();
            throw failure;
        }
        return replicas;
    }

    List<URI> urls() {
        return processes.stream().map(GatewayProcess::url).toList();
    }

    GatewayProcess at(int no) {
        return processes.get(no);
    }

    void again(int no) {
        at(no).start();
        awaitShares();
    }

    void cut(int no) {
        NETWORK.cut(no);
    }

    void mend(int no) {
        NETWORK.mend(no);
    }

    void awaitShares() {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (true) {
            var held = processes.stream().mapToInt(GatewayProcess::held).toArray();
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

    @Override
    public void close() {
        processes.forEach(GatewayProcess::close);
    }
}
