package com.tarcommerce.common.partition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the owners of other partitions what was committed here.
 *
 * <p>Who is told is read after the commit. So nothing is missed: whoever took the partition before that is told; whoever
 * takes it later reads what waits after the taking, and finds it. A ring is repeated until it is taken; one that dies
 * with its replica is made up for by the others, who read again when a replica is gone. If the owner can't be reached for
 * a while, all that are seen are told: one of them is to have the partition, and finds out whether it has.
 *
 * @param <T> what waits for work, as JSON
 */
public final class Rings<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rings.class);
    private static final int AT_ONCE = 1_000;
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Partitions partitions;
    private final Neighbours neighbours;
    private final String path;
    private final ToIntFunction<T> partitionOf;
    private final LinkedBlockingQueue<T> passed = new LinkedBlockingQueue<>();
    /** By replica, in nanoseconds; only the one thread looks. */
    private final Map<String, Long> silentSince = new HashMap<>();
    private volatile boolean running;
    private Thread thread = new Thread();

    /** @param path where the other replicas take in a {@link Ring} */
    public Rings(Partitions partitions, Neighbours neighbours, String path, ToIntFunction<T> partitionOf) {
        this.partitions = partitions;
        this.neighbours = neighbours;
        this.path = path;
        this.partitionOf = partitionOf;
    }

    /**
     * @param replica for whom it is; a younger one in its place refuses it
     */
    public record Ring<T>(String replica, List<T> waiting) {
    }

    /** Returns at once. */
    public void pass(T waiting) {
        passed.add(waiting);
    }

    private void work() {
        var batch = new ArrayList<T>();
        while (running) {
            try {
                batch.add(passed.take());
                passed.drainTo(batch, AT_ONCE - 1);
                var left = ring(batch);
                if (!left.isEmpty()) {
                    passed.addAll(left);
                    Thread.sleep(AGAIN);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("other replicas were not told; they are told again");
                passed.addAll(batch);
                pause();
            } finally {
                batch.clear();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException stopping) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Returns what could not be told. */
    private List<T> ring(Collection<T> batch) {
        var owners = partitions.owners();
        var byReplica = batch.stream()
                .collect(Collectors.groupingBy(waiting -> owners.get(partitionOf.applyAsInt(waiting)).replica()));
        var left = new ArrayList<T>();
        byReplica.forEach((replica, items) -> {
            var owner = owners.get(partitionOf.applyAsInt(items.getFirst()));
            var rest = items.stream().filter(waiting -> !isReadAnyway(waiting)).toList();
            if (!rest.isEmpty() && !tell(owner, rest)) {
                left.addAll(rest);
            }
        });
        return left;
    }

    /** This replica has taken the partition since, and reads what waits in it. */
    private boolean isReadAnyway(T waiting) {
        return partitions.hold(partitionOf.applyAsInt(waiting)) != null;
    }

    /** While nobody has it, the partition is on its way from one to another, and it is told later. */
    private boolean tell(Owner owner, List<T> items) {
        var isOther = !owner.isNobody() && !owner.replica().equals(partitions.replica());
        if (isOther && ring(owner.replica(), owner.address(), items)) {
            silentSince.remove(owner.replica());
            return true;
        }
        var now = System.nanoTime();
        var since = silentSince.computeIfAbsent(owner.replica(), _ -> now);
        if (now - since > A_WHILE.toNanos()) {
            silentSince.put(owner.replica(), now);
            items.stream().mapToInt(partitionOf).distinct().forEach(partitions::unreachable);
            partitions.neighbours().forEach((replica, address) -> ring(replica, address, items));
        }
        return false;
    }

    private boolean ring(String replica, String address, List<T> items) {
        return neighbours.tell(address, path, new Ring<>(replica, items));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("rings").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        ringOnceMore();
    }

    /** What is not taken now, the others read when they notice that this replica is gone. */
    private void ringOnceMore() {
        var last = new ArrayList<T>();
        passed.drainTo(last);
        try {
            if (!last.isEmpty()) {
                ring(last);
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("other replicas were not told before the end");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped after the web server and before the database. */
    @Override
    public int getPhase() {
        return 250;
    }
}
