package com.tarcommerce.common.partition;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells every other replica that is seen. What is the same is told once while it waits; what a replica does not take is told
 * again until it does, or is seen no more. One that comes later looks for itself.
 *
 * @param <T> news, as JSON; what is equal is told once
 */
public final class SpreadNews<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SpreadNews.class);
    private static final int AT_ONCE = 500;
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Partitions partitions;
    private final Neighbours neighbours;
    private final String path;
    /** By replica; while there is an entry, a thread tells it. */
    private final Map<String, SequencedSet<T>> untold = new HashMap<>();
    private volatile boolean running;

    /** @param path where the other replicas take in what is {@link Told} */
    public SpreadNews(Partitions partitions, Neighbours neighbours, String path) {
        this.partitions = partitions;
        this.neighbours = neighbours;
        this.path = path;
    }

    /** @param replica for whom it is; a younger one in its place refuses it */
    public record Told<T>(String replica, List<T> news) {
    }

    /** Returns at once. */
    public void tell(T news) {
        if (running) {
            partitions.neighbours().keySet().forEach(replica -> add(replica, news));
        }
    }

    private synchronized void add(String replica, T news) {
        untold.computeIfAbsent(replica, _ -> {
            Thread.ofVirtual().name("news " + replica).start(() -> tellAll(replica));
            return new LinkedHashSet<>();
        }).add(news);
    }

    private void tellAll(String replica) {
        try {
            for (var news = take(replica); !news.isEmpty(); news = take(replica)) {
                if (!isTold(replica, news)) {
                    putBack(replica, news);
                    Thread.sleep(AGAIN);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever is seen no more need not be told. */
    private boolean isTold(String replica, List<T> news) {
        try {
            var address = partitions.neighbours().get(replica);
            return address == null || neighbours.tell(address, path, new Told<>(replica, news));
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("a replica was not told; it is told again");
            return false;
        }
    }

    /** Empty when there is nothing more, or it is stopped: then the thread ends. */
    private synchronized List<T> take(String replica) {
        var waiting = untold.getOrDefault(replica, new LinkedHashSet<>());
        var taken = running ? waiting.stream().limit(AT_ONCE).toList() : List.<T>of();
        taken.forEach(waiting::remove);
        if (taken.isEmpty()) {
            untold.remove(replica);
        }
        return taken;
    }

    private synchronized void putBack(String replica, List<T> news) {
        untold.computeIfAbsent(replica, _ -> new LinkedHashSet<>()).addAll(news);
    }

    @Override
    public void start() {
        running = true;
    }

    /** What is untold then is found when the others notice that this replica is gone. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped after the web server, which commits what is told. */
    @Override
    public int getPhase() {
        return 250;
    }
}
