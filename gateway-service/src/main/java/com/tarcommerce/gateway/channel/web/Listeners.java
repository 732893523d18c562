package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.cluster.News;
import com.tarcommerce.gateway.cluster.SharedPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who looks at which room. A ring only says that there is something to read, so nothing is kept in memory for who reads
 * slowly. They are sent away before the web server stops, which would wait for them.
 */
@Component
public class Listeners implements SmartLifecycle, SharedPart {
    static final int MOST_OF_A_SHOP = 20;
    static final int MOST = 1_000;

    private final Map<String, Set<Listener>> byRoom = new HashMap<>();
    private final Map<String, Integer> byShop = new HashMap<>();
    private int count;
    private boolean running;

    Listeners(MeterRegistry meters) {
        meters.gauge("tar.web.listeners", this, Listeners::count);
    }

    /** @throws ProblemException 429 if the shop, or this process, has as many as it may; 503 while it stops */
    public synchronized Listener open(String tenant, String room) {
        if (!running) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "stopping", "Tar is being stopped: come again.");
        }
        if (byShop.getOrDefault(tenant, 0) >= MOST_OF_A_SHOP || count >= MOST) {
            var refusal = new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-listeners", "At most "
                    + MOST_OF_A_SHOP
                    + " connections of a shop listen to its rooms at once: close one, or come again later.");
            // By then it has been noticed of whoever is gone.
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "15");
            throw refusal;
        }
        var listener = new Listener(tenant, room, this::close);
        byRoom.computeIfAbsent(room, _ -> new HashSet<>()).add(listener);
        byShop.merge(tenant, 1, Integer::sum);
        count++;
        return listener;
    }

    private synchronized void close(Listener listener) {
        var there = byRoom.get(listener.room());
        if (there == null || !there.remove(listener)) {
            return;
        }
        if (there.isEmpty()) {
            byRoom.remove(listener.room());
        }
        byShop.computeIfPresent(listener.tenant(), (_, open) -> open == 1 ? null : open - 1);
        count--;
    }

    /** Something was committed in the room. */
    synchronized void ring(String room) {
        byRoom.getOrDefault(room, Set.of()).forEach(Listener::ring);
    }

    private synchronized void ringAll() {
        byRoom.values().forEach(there -> there.forEach(Listener::ring));
    }

    @Override
    public void heard(News news) {
        if (news.kind().equals(RoomBell.KIND)) {
            ring(news.name());
        }
    }

    /** A replica came or went: what it had no time to tell is read. */
    @Override
    public void changed() {
        ringAll();
    }

    synchronized int count() {
        return count;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        byRoom.values().forEach(there -> there.forEach(Listener::sendAway));
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
