package com.tarcommerce.common.partition;

import com.tarcommerce.common.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * @param <T> what waits for work, as JSON; what is equal is told once
 */
public final class Rings<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rings.class);
    /** A body of these is smaller than any limit of ours. */
    private static final int AT_ONCE = 500;
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Partitions partitions;
    private final Neighbours neighbours;
    private final String path;
    private final ToIntFunction<T> partitionOf;
    /** What waits to be told: replicas that pass on each other's rings would else make more and more of them. */
    private final Set<T> untold = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<T> passed = new LinkedBlockingQueue<>();
    private final RingsOfOwners<T> byOwner = new RingsOfOwners<>(this::tellAll);
    /** By replica, in nanoseconds. */
    private final Map<String, Long> silentSince = new ConcurrentHashMap<>();
    private final ReadAgain readAgain;
    private volatile boolean running;
    private Thread thread = new Thread();

    /** @param path where the other replicas take in a {@link Ring} */
    public Rings(Partitions partitions, Neighbours neighbours, String path, ToIntFunction<T> partitionOf) {
        this.partitions = partitions;
        this.neighbours = neighbours;
        this.path = path;
        this.partitionOf = partitionOf;
        this.readAgain = new ReadAgain(partitions::neighbours, (replica, address) -> ring(replica, address, List.of()),
                () -> running);
    }

    /**
     * @param replica for whom it is; a younger one in its place refuses it
     * @param waiting empty to have it read all again that waits in its partitions
     */
    public record Ring<T>(String replica, List<T> waiting) {

        /** @throws ProblemException 409 if it is for another replica, which was at this address before */
        public void checkIsFor(Partitions partitions) {
            checkIsFor(replica, partitions);
        }

        /** The same of any other question to a replica. */
        public static void checkIsFor(String replica, Partitions partitions) {
            if (!replica.equals(partitions.replica())) {
                throw ProblemException.conflict("another-replica", "The replica that was here before is gone.");
            }
        }
    }

    /** Returns at once. */
    public void pass(T waiting) {
        if (untold.add(waiting)) {
            passed.add(waiting);
        }
    }

    /** Has all others read again what waits: nobody knows what a commit left in the database. Returns at once. */
    public void readAgain() {
        readAgain.ask();
    }

    /** How many owners did not take what they were last told; who is none any more is not waited for. */
    int silent() {
        if (!silentSince.isEmpty()) {
            forgetAllBut(partitions.owners());
        }
        return silentSince.size();
    }

    private void forgetAllBut(List<Owner> owners) {
        silentSince.keySet().retainAll(owners.stream().map(Owner::replica).collect(Collectors.toSet()));
    }

    private void work() {
        var batch = new ArrayList<T>();
        while (running) {
            try {
                batch.add(passed.take());
                passed.drainTo(batch, AT_ONCE - 1);
                byOwner(batch).forEach(byOwner::add);
            } catch (InterruptedException stopping) {
                return;
            } catch (Throwable failure) {
                LOG.atWarn().setCause(failure).log("other replicas were not told; they are told again");
                passed.addAll(batch);
                pause();
            } finally {
                batch.clear();
            }
        }
    }

    private Map<Owner, List<T>> byOwner(Collection<T> batch) {
        var owners = partitions.owners();
        forgetAllBut(owners);
        var byReplica = batch.stream()
                .collect(Collectors.groupingBy(waiting -> owners.get(partitionOf.applyAsInt(waiting)).replica()));
        return byReplica.values().stream().collect(
                Collectors.toMap(items -> owners.get(partitionOf.applyAsInt(items.getFirst())), items -> items));
    }

    /** What an owner does not take is sorted anew after a moment: it may be another's then. */
    private void tellAll(Owner owner, RingsOfOwners<T> waiting) {
        for (var items = waiting.take(owner, AT_ONCE); !items.isEmpty(); items = waiting.take(owner, AT_ONCE)) {
            var told = false;
            try {
                told = tell(owner, items);
            } catch (Throwable failure) {
                LOG.atWarn().setCause(failure).log("a replica was not told; it is told again");
            }
            if (!told && running) {
                pause();
                items.stream().filter(untold::add).forEach(passed::add);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** While nobody has it, the partition is on its way from one to another, and it is told later. */
    private boolean tell(Owner owner, List<T> items) {
        var others = items.stream().filter(waiting -> !isReadAnyway(waiting)).toList();
        var isOther = !owner.isNobody() && !owner.replica().equals(partitions.replica());
        // What is passed from here on is told once more: the owner may have looked before that was committed.
        items.forEach(untold::remove);
        if (others.isEmpty() || (isOther && ring(owner.replica(), owner.address(), others))) {
            silentSince.remove(owner.replica());
            return true;
        }
        var now = System.nanoTime();
        var since = silentSince.computeIfAbsent(owner.replica(), _ -> now);
        if (now - since > A_WHILE.toNanos()) {
            silentSince.put(owner.replica(), now);
            LOG.atWarn().addKeyValue("replica", owner.replica()).addKeyValue("address", owner.address())
                    .addKeyValue("waiting", others.size())
                    .log("a replica does not take what it is told; all that are seen are told");
            others.stream().mapToInt(partitionOf).distinct().forEach(partitions::unreachable);
            partitions.neighbours().forEach((replica, address) -> ring(replica, address, others));
        }
        return false;
    }

    /** This replica has taken the partition since, and reads what waits in it. */
    private boolean isReadAnyway(T waiting) {
        return partitions.hold(partitionOf.applyAsInt(waiting)) != null;
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
        try {
            byOwner(List.copyOf(untold)).forEach(this::tell);
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
