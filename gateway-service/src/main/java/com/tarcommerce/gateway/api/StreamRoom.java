package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.channel.web.Listener;
import com.tarcommerce.gateway.channel.web.Listeners;
import com.tarcommerce.gateway.channel.web.WebFeed;
import com.tarcommerce.gateway.channel.web.WebMessage;
import com.tarcommerce.gateway.shop.ApiKeys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a room's changes to one who looks, on the request's own virtual thread. It reads a few at a time and no more until
 * these are out, so that whoever reads slowly, or not at all, costs a thread that waits; it reads when
 * rung, and else every 15 s, which ends what may not be looked at any more and makes up for a ring that was lost.
 */
@Component
class StreamRoom {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRoom.class);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    /** Two who send each other away don't do so all the time. */
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 20;

    private final Listeners listeners;
    private final WebFeed feed;
    private final ApiKeys keys;
    private final JsonMapper json;

    StreamRoom(Listeners listeners, WebFeed feed, ApiKeys keys, JsonMapper json) {
        this.listeners = listeners;
        this.feed = feed;
        this.keys = keys;
        this.json = json;
    }

    /** Returns when either side has had enough, the key is revoked, or the room is not the shop's any more. */
    void run(Caller caller, String room, @Nullable Long last, HttpServletResponse response)
            throws InterruptedException {
        try (var listener = listeners.open(caller.tenant(), room, caller.sender().id())) {
            var from = feed.start(caller.tenant(), room, last);
            begin(response);
            go(caller, listener, new Reading(room, from), response);
        } catch (IOException gone) {
            LOG.atDebug().addKeyValue("room", room).log("whoever looked at a room is gone");
        }
    }

    private void go(Caller caller, Listener listener, Reading reading, HttpServletResponse response)
            throws IOException, InterruptedException {
        try {
            while (!listener.isSentAway() && writeAll(caller, reading, response)) {
                if (!listener.await(KEEP_ALIVE)) {
                    write(response, ": nothing new\n\n");
                }
            }
            if (listener.isSentAway()) {
                write(response, "retry: " + AWAY.toMillis() + "\n\n");
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).addKeyValue("room", reading.room)
                    .log("a room could not be read; whoever looks at it comes again");
        }
    }

    /** @return whether the caller may still look */
    private boolean writeAll(Caller caller, Reading reading, HttpServletResponse response) throws IOException {
        var mayLook = mayLook(caller);
        for (var more = true; mayLook && more;) {
            var changes = feed.after(caller.tenant(), reading.room, caller.sender().id(), reading.seq,
                    AT_ONCE);
            mayLook = changes.isPresent();
            var batch = changes.orElse(List.of());
            more = batch.size() == AT_ONCE;
            if (!batch.isEmpty()) {
                write(response, events(batch));
                reading.seq = batch.getLast().seq();
            }
        }
        return mayLook;
    }

    /** A key that was revoked meanwhile shows nothing more. */
    private boolean mayLook(Caller caller) {
        var key = caller.key();
        return key == null || keys.good(caller.tenant(), key.keyId()).isPresent();
    }

    private String events(List<WebMessage> batch) {
        var events = new StringBuilder();
        for (var message : batch) {
            events.append("id: ").append(message.seq()).append("\nevent: ").append(message.kind().wire())
                    .append("\ndata: ").append(json.writeValueAsString(message)).append("\n\n");
        }
        return events.toString();
    }

    private static void begin(HttpServletResponse response) throws IOException {
        describe(response);
        write(response, "retry: 2000\n\n");
    }

    /** What the answer is, without it. */
    static void describe(HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Proxies that gather what they pass on would hold it back.
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    /** How far one has read. */
    private static final class Reading {
        private final String room;
        private long seq;

        Reading(String room, long seq) {
            this.room = room;
            this.seq = seq;
        }
    }
}
