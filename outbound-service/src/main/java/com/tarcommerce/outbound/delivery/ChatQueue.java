package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.delivery.Limits.Signals;
import com.tarcommerce.outbound.message.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One chat's rooms and what it may be sent. Used under the lock of its {@link BotQueue}. */
final class ChatQueue {
    private static final long ALWAYS = Long.MIN_VALUE / 2;

    private final String key;
    private final ChatRate rate;
    private final SlidingWindow quota;
    private final Signals signals;
    private final List<RoomQueue> rooms = new ArrayList<>();
    private final Share share = new Share();
    private long pausedUntil = ALWAYS;
    /** Whose turn is next, and since when or from when on: what it is sorted by where it waits. */
    private @Nullable Lane next;
    private long order;

    ChatQueue(String key, Limits limits) {
        this.key = key;
        this.rate = new ChatRate(limits.chat());
        this.quota = new SlidingWindow(limits.quota());
        this.signals = limits.signals();
    }

    String key() {
        return key;
    }

    RoomQueue add(Address room) {
        var added = new RoomQueue(room, this);
        rooms.add(added);
        return added;
    }

    /** From when on a message of this rank may be sent, as far as it is known now. */
    long freeAt(Rank rank, long now) {
        return counts(rank) ? Math.max(pausedUntil, Math.max(rate.freeAt(now), quota.freeAt())) : ALWAYS;
    }

    private boolean counts(Rank rank) {
        return rank != Rank.SIGNAL || signals == Signals.MESSAGES_OF_THE_CHAT;
    }

    void pausedUntil(long moment) {
        pausedUntil = Math.max(pausedUntil, moment);
    }

    long pausedUntil() {
        return pausedUntil;
    }

    /** As far as it concerns this rank. */
    long pausedUntil(Rank rank) {
        return counts(rank) ? pausedUntil : ALWAYS;
    }

    boolean isPaused(long now) {
        return pausedUntil > now;
    }

    /** The lane of this rank whose first message was accepted first; null if none is ready. */
    @Nullable
    Lane ready(Rank rank) {
        Lane first = null;
        for (var room : rooms) {
            var lane = room.ready(rank);
            if (lane != null && (first == null || lane.first() < first.first())) {
                first = lane;
            }
        }
        return first;
    }

    /** The rank whose turn it is, of those that need not wait if there are any; null if nothing is ready. */
    @Nullable
    Rank turn(long now) {
        var atOnce = share.choose(rank -> freeAt(rank, now) > now ? null : firstOf(rank));
        return atOnce == null ? share.choose(this::firstOf) : atOnce;
    }

    private @Nullable Long firstOf(Rank rank) {
        var lane = ready(rank);
        return lane == null ? null : lane.first();
    }

    Turn take(Lane lane, long seq, Rank as, long now) {
        share.taken(as, rank -> ready(rank) != null && freeAt(rank, now) <= now);
        lane.room().busy(true);
        if (!counts(as)) {
            return new Turn(lane, seq, Turn.NO_PLACE);
        }
        rate.begin(now);
        return new Turn(lane, seq, quota.begin());
    }

    /** @param called false: nothing was sent, and nothing is used up */
    void end(Turn turn, boolean called, long now) {
        turn.lane().room().busy(false);
        if (turn.place() == Turn.NO_PLACE) {
            return;
        }
        rate.end(called, now);
        if (called) {
            quota.end(turn.place(), now);
        } else {
            quota.giveBack(turn.place());
        }
    }

    /** Ends if its rooms are these and none is busy. @return whether it has */
    boolean endIfIdle(Predicate<Room> which) {
        var idle = rooms.stream().allMatch(room -> which.test(room.address().room()) && !room.isBusy());
        if (idle) {
            rooms.forEach(RoomQueue::end);
        }
        return idle;
    }

    /** It was sent before this process began, or by another. */
    void wasSent(Rank rank, long at) {
        if (counts(rank)) {
            rate.count(at);
            quota.end(quota.begin(), at);
        }
    }

    /** Whether forgetting it changes nothing. */
    boolean knowsNothing(long now) {
        return rooms.stream().allMatch(RoomQueue::isIdle) && rate.isFull(now) && quota.isFree(now) && !isPaused(now);
    }

    @Nullable
    Lane next() {
        return next;
    }

    long order() {
        return order;
    }

    void waits(@Nullable Lane lane, long by) {
        next = lane;
        order = by;
    }
}
