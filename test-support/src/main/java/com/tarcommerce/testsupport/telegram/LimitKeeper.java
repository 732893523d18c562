package com.tarcommerce.testsupport.telegram;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what goes beyond the limits, as "Too Many Requests". A refused call uses nothing up. Written independently of
 * what it judges: a bucket is a level that leaks, a group's minute is a list of moments.
 */
final class LimitKeeper {
    private static final double NANOS = 1e9;

    private final PublishedLimits limits;
    private final InstantSource clock;
    private final Bucket bot;
    private final Map<String, Bucket> chats = new HashMap<>();
    private final Map<String, Deque<Long>> groups = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    LimitKeeper(PublishedLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.bot = new Bucket(limits.botPerSecond() * limits.speed(), limits.botBurst());
    }

    /** @param chat empty if the call is for none: then it counts for the bot alone */
    synchronized @Nullable Answer judge(String chat) {
        var now = now();
        var waits = chat.isEmpty()
                ? Map.of("bot", bot.waitNanos(now))
                : Map.of("bot", bot.waitNanos(now), "chat", bucket(chat).waitNanos(now), "group",
                        groupWait(chat, now));
        var wait = Collections.max(waits.values());
        if (wait > 0) {
            waits.forEach((limit, each) -> refused.merge(limit, each > 0 ? 1 : 0, Integer::sum));
            return Answer.tooManyRequests((long) Math.ceil(wait / NANOS));
        }
        bot.add(now);
        if (!chat.isEmpty()) {
            bucket(chat).add(now);
            if (isGroup(chat)) {
                groups.computeIfAbsent(chat, _ -> new ArrayDeque<>()).add(now);
            }
        }
        return null;
    }

    /** How many calls were refused, by the limit that they went beyond. */
    synchronized Map<String, Integer> refused() {
        return new TreeMap<>(refused);
    }

    private Bucket bucket(String chat) {
        return chats.computeIfAbsent(chat,
                _ -> new Bucket(limits.chatPerSecond() * limits.speed(), limits.chatBurst()));
    }

    private long groupWait(String chat, long now) {
        var sent = groups.get(chat);
        if (sent == null) {
            return 0;
        }
        var minute = (long) (limits.groupMinute().toNanos() / limits.speed());
        while (!sent.isEmpty() && sent.getFirst() <= now - minute) {
            sent.removeFirst();
        }
        return sent.size() < limits.groupMost() ? 0 : sent.getFirst() + minute - now;
    }

    private static boolean isGroup(String chat) {
        return chat.startsWith("-");
    }

    private long now() {
        var instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    private static final class Bucket {
        private final double perNano;
        private final int size;
        private double level;
        private long seen;

        Bucket(double perSecond, int size) {
            this.perNano = perSecond / NANOS;
            this.size = size;
        }

        /** How long until one more fits. */
        long waitNanos(long now) {
            level = Math.max(0, level - (now - seen) * perNano);
            seen = now;
            return level + 1 <= size + 1e-6 ? 0 : (long) Math.ceil((level + 1 - size) / perNano);
        }

        void add(long now) {
            waitNanos(now);
            level++;
        }
    }
}
