package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.delivery.Limits.Signals;
import com.tarcommerce.outbound.message.Rank;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one bot, and whose turn it is: within the budgets of bot and chat, higher ranks first but not only,
 * and of one rank what was accepted first. Decides only; not for several threads at once. Times are nanoseconds since
 * 1970.
 */
final class BotQueue {
    static final long NEVER = Long.MAX_VALUE;
    private static final int FEW = 1_000;

    private final TokenBucket rate;
    private final int mostAtOnce;
    private final DoubleSupplier replicasShare;
    private final Signals signals;
    private final Map<String, ChatQueue> chats = new HashMap<>();
    private final Map<Room, RoomQueue> rooms = new HashMap<>();
    private final Map<Rank, NavigableSet<ChatQueue>> ready = new EnumMap<>(Rank.class);
    private final NavigableSet<ChatQueue> later = sorted();
    private final Share share = new Share();
    private long pausedUntil = Long.MIN_VALUE / 2;
    private int atOnce;
    private int sweepAt = FEW;

    /** @param share of the account's rate that is to be had here, from 0 to 1; may change */
    BotQueue(Limits limits, DoubleSupplier share) {
        this.rate = new TokenBucket(limits.account(), share);
        this.mostAtOnce = limits.atOnce();
        this.replicasShare = share;
        this.signals = limits.signals();
        for (var rank : Rank.values()) {
            ready.put(rank, sorted());
        }
    }

    private static NavigableSet<ChatQueue> sorted() {
        return new TreeSet<>(Comparator.comparingLong(ChatQueue::order).thenComparing(ChatQueue::key));
    }

    /** The room, in the chat that it was first seen in: its order is kept even if the chat's key changes meanwhile. */
    RoomQueue room(Address address, long now) {
        if (rooms.size() >= sweepAt) {
            forgetIdle(now);
        }
        return rooms.computeIfAbsent(address.room(), room -> chats.computeIfAbsent(address.chat(),
                chat -> new ChatQueue(chat, address.channel().limits(room))).add(address));
    }

    private void forgetIdle(long now) {
        rooms.values().removeIf(room -> room.chat().knowsNothing(now));
        chats.values().removeIf(chat -> chat.knowsNothing(now));
        sweepAt = Math.max(FEW, 2 * rooms.size());
    }

    /** The turn for a message that is about to be accepted; null if anything must be waited for. */
    @Nullable
    Turn start(RoomQueue room, Rank rank, long now) {
        moveDue(now);
        if (!room.isIdle() || room.chat().freeAt(rank, now) > now || freeAt() > now || firstReady() != null) {
            return null;
        }
        return take(room.lane(rank), Turn.UNKNOWN, rank, now);
    }

    /** The next turn within all budgets; null if nobody may send at this moment. */
    @Nullable
    Turn next(long now) {
        moveDue(now);
        if (freeAt() > now) {
            return null;
        }
        for (var rank = nextRank(); rank != null; rank = nextRank()) {
            var chat = ready(rank).first();
            if (chat.freeAt(rank, now) <= now) {
                var lane = Objects.requireNonNull(chat.next());
                return take(lane, lane.first(), rank, now);
            }
            // Its burst came to its end while it waited for the account.
            place(chat, now);
        }
        return null;
    }

    private @Nullable Rank nextRank() {
        return share.choose(each -> seqOf(ready(each)));
    }

    private Turn take(Lane lane, long seq, Rank rank, long now) {
        var chat = lane.room().chat();
        if (counts(rank)) {
            rate.take(now);
        }
        atOnce++;
        share.taken(rank, each -> !ready(each).isEmpty());
        var turn = chat.take(lane, seq, rank, now);
        place(chat, now);
        return turn;
    }

    void end(Turn turn, boolean called, long now) {
        atOnce--;
        var chat = turn.lane().room().chat();
        if (!called && counts(turn.rank())) {
            rate.giveBack();
        }
        chat.end(turn, called, now);
        place(chat, now);
    }

    private boolean isBusy() {
        // Rounded down, so that all replicas together have no more out than one that is alone.
        return atOnce >= Math.max(1, (int) (mostAtOnce * replicasShare.getAsDouble()));
    }

    /** When {@link #next} is to be asked again, unless something happens before. */
    long nextAt() {
        if (isBusy()) {
            return NEVER;
        }
        if (firstReady() != null) {
            return freeAt();
        }
        return later.isEmpty() ? NEVER : Math.max(later.first().order(), freeAt());
    }

    private long freeAt() {
        return isBusy() ? NEVER : Math.max(pausedUntil, rate.freeAt());
    }

    void pausedUntil(long moment) {
        pausedUntil = Math.max(pausedUntil, moment);
    }

    void resume() {
        pausedUntil = Long.MIN_VALUE / 2;
    }

    /** Something about the chat has changed: where it waits is decided anew. */
    void place(ChatQueue chat, long now) {
        ready.values().forEach(each -> each.remove(chat));
        later.remove(chat);
        var rank = chat.turn(now);
        if (rank == null) {
            return;
        }
        if (chat.freeAt(rank, now) > now) {
            chat.waits(null, chat.freeAt(rank, now));
            later.add(chat);
        } else {
            var lane = Objects.requireNonNull(chat.ready(rank));
            chat.waits(lane, lane.first());
            ready(rank).add(chat);
        }
    }

    private NavigableSet<ChatQueue> ready(Rank rank) {
        return Objects.requireNonNull(ready.get(rank));
    }

    private void moveDue(long now) {
        while (!later.isEmpty() && later.first().order() <= now) {
            place(later.first(), now);
        }
    }

    private @Nullable ChatQueue firstReady() {
        for (var waiting : ready.values()) {
            if (!waiting.isEmpty()) {
                return waiting.first();
            }
        }
        return null;
    }

    private static @Nullable Long seqOf(NavigableSet<ChatQueue> chats) {
        return chats.isEmpty() ? null : chats.first().order();
    }

    /** It was sent before this process began, or by another. */
    void wasSent(ChatQueue chat, Rank rank, long at, long now) {
        if (counts(rank)) {
            rate.wasTaken(at, now);
        }
        chat.wasSent(rank, at);
    }

    /** What is known of these rooms' chats is out of date, unless a call is out to one. */
    void forget(Predicate<Room> which) {
        chats.values().removeIf(chat -> {
            var ended = chat.endIfIdle(which);
            if (ended) {
                ready.values().forEach(each -> each.remove(chat));
                later.remove(chat);
            }
            return ended;
        });
        rooms.values().removeIf(room -> chats.get(room.chat().key()) != room.chat());
    }

    private boolean counts(Rank rank) {
        return rank != Rank.SIGNAL || signals != Signals.NOTHING;
    }
}
