package com.tarcommerce.testsupport.telegram;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Updates that the bot has not confirmed, in the order of their ids; handed out to one long poll at a time. */
final class PendingUpdates {
    private final NavigableMap<Long, JsonNode> updates = new TreeMap<>();
    private long poll;

    synchronized void add(JsonNode update) {
        updates.put(update.path("update_id").asLong(), update);
        notifyAll();
    }

    synchronized int count() {
        return updates.size();
    }

    synchronized void clear() {
        updates.clear();
    }

    synchronized List<JsonNode> takeAll() {
        var all = List.copyOf(updates.values());
        updates.clear();
        return all;
    }

    /**
     * Forgets what lies before the offset and waits until there is something to give, at most as long as asked.
     *
     * @throws Refusal 409 if another poll began in the meantime
     */
    synchronized List<JsonNode> poll(long offset, int limit, Duration atMost) throws Refusal {
        var mine = ++poll;
        notifyAll();
        if (offset > 0) {
            updates.headMap(offset, false).clear();
        } else if (offset < 0) {
            while (updates.size() > -offset) {
                updates.pollFirstEntry();
            }
        }
        await(mine, atMost);
        if (mine != poll) {
            throw new Refusal(Answer.error(409, "Conflict: terminated by other getUpdates request; make sure that only"
                    + " one bot instance is running"));
        }
        return updates.values().stream().limit(limit).toList();
    }

    /** Ends a poll that waits: the stand-in closes, or a webhook was set. */
    synchronized void interruptPoll() {
        poll++;
        notifyAll();
    }

    private synchronized void await(long mine, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (var left = atMost.toMillis(); left > 0 && updates.isEmpty() && mine == poll; left = (deadline
                    - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
