package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.cluster.News;
import com.tarcommerce.gateway.cluster.SharedPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
    static final int MOST_OF_A_KEY = 10;
    static final int MOST_OF_A_SHOP = 20;
    static final int MOST = 1_000;

    private final Map<String, Set<Listener>> byRoom = new HashMap<>();
    /** The oldest first. */
    private final Set<Listener> open = new LinkedHashSet<>();
    private boolean running;

    Listeners(MeterRegistry meters) {
        meters.gauge("tar.web.listeners", this, Listeners::count);
    }

    /**
     * Whoever has as many as one may, or looks already when all places are taken, loses the oldest for it: most likely a
     * connection that is gone without anybody having noticed.
     *
     * @throws ProblemException 429 if all places of the shop, or of this process, are others'; 503 while it stops
     */
    public synchronized Listener open(String tenant, String room, String viewer) {
        if (!running) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "stopping", "Tar is being stopped: come again.");
        }
        var ofShop = open.stream().filter(each -> each.tenant().equals(tenant)).toList();
        var own = ofShop.stream().filter(each -> each.viewer().equals(viewer)).toList();
        var isFull = ofShop.size() >= MOST_OF_A_SHOP || open.size() >= MOST;
        if (isFull && own.isEmpty()) {
            throw refusal(ofShop);
        }
        if (isFull || own.size() >= MOST_OF_A_KEY) {
            own.getFirst().sendAway();
            close(own.getFirst());
        }
        var listener = new Listener(tenant, room, viewer, this::close);
        byRoom.computeIfAbsent(room, _ -> new HashSet<>()).add(listener);
        open.add(listener);
        return listener;
    }

    private static ProblemException refusal(List<Listener> ofShop) {
        var refusal = new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-listeners",
                ofShop.size() >= MOST_OF_A_SHOP
                        ? "At most " + MOST_OF_A_SHOP
                                + " connections of a shop listen to its rooms at once: close one, or come again later."
                        : "This gateway has as many connections that listen as it takes: come again later.");
        // By then it has been noticed of whoever is gone.
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "15");
        return refusal;
    }

    private synchronized void close(Listener listener) {
        if (open.remove(listener)) {
            byRoom.computeIfPresent(listener.room(), (_, there) -> {
                there.remove(listener);
                return there.isEmpty() ? null : there;
            });
        }
    }

    /** Something was committed in the room. */
    synchronized void ring(String room) {
        byRoom.getOrDefault(room, Set.of()).forEach(Listener::ring);
    }

    private synchronized void ringAll() {
        open.forEach(Listener::ring);
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
        return open.size();
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        open.forEach(Listener::sendAway);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
