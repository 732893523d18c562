package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Holds.Waiting;
import com.tarcommerce.outbound.message.Rank;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What one bot may send now, for several threads, under the lock of its queue. Decides; it waits for nothing and calls nobody. */
final class Bot {
    private final String key;
    private final BotQueue queue;
    private final Backlog backlog;
    private final Holds holds;
    private final Pauses pauses;
    private final Breaker breaker;
    private final InstantSource clock;
    private final RefusedChats refusedChats = new RefusedChats();
    private long alarm = BotQueue.NEVER;

    /**
     * @param share of what is counted over all chats, from 0 to 1
     * @param away  is run when the platform is found to answer hardly ever
     */
    Bot(Address any, Pace pace, DoubleSupplier share, Runnable away, InstantSource clock) {
        this.key = any.bot();
        this.queue = new BotQueue(any.channel().limits(any.room()), share);
        this.pauses = new Pauses(key, queue, pace);
        this.backlog = new Backlog(queue, pauses, clock);
        this.holds = new Holds(queue, backlog, clock);
        this.clock = clock;
        this.breaker = new Breaker(key, away, clock);
        pauses.notice();
    }

    String key() {
        return key;
    }

    Backlog backlog() {
        return backlog;
    }

    Holds holds() {
        return holds;
    }

    Pauses pauses() {
        return pauses;
    }

    RefusedChats refusedChats() {
        return refusedChats;
    }

    /** Another replica finds the platform away: a few calls decide whether it is from here. */
    void doubt() {
        synchronized (queue) {
            breaker.doubt();
        }
    }

    boolean isAway() {
        return breaker.isAway();
    }

    /** The turn of a message that is about to be accepted; null if anything must be waited for: then it is expected. */
    @Nullable
    Turn start(Address to, Rank rank) {
        synchronized (queue) {
            if (breaker.permits()) {
                var turn = queue.start(backlog.room(to), rank, now());
                if (turn != null) {
                    return turn;
                }
                breaker.unused();
            }
            backlog.expect(to);
            return null;
        }
    }

    void giveBack(Turn turn) {
        synchronized (queue) {
            breaker.unused();
            queue.end(turn, false, now());
        }
    }

    /** The room is another replica's. */
    void leave(Turn turn) {
        synchronized (queue) {
            turn.lane().forgetAll();
            giveBack(turn);
        }
    }

    /** The turns that can be taken now. */
    List<Turn> turns() {
        synchronized (queue) {
            var turns = new ArrayList<Turn>();
            while (breaker.permits()) {
                var turn = queue.next(now());
                if (turn == null) {
                    breaker.unused();
                    break;
                }
                turns.add(turn);
            }
            return turns;
        }
    }

    /** When {@link #turns} is to be asked again; null if that is arranged already, or not before something happens. */
    @Nullable
    Instant alarm() {
        synchronized (queue) {
            var at = queue.nextAt() == BotQueue.NEVER ? BotQueue.NEVER : Math.max(queue.nextAt(), breaker.freeAt());
            var arranged = alarm <= at && alarm > now();
            if (at == BotQueue.NEVER || arranged) {
                return null;
            }
            alarm = at;
            return Times.instant(at);
        }
    }

    /** A hold that begins with it, or null. */
    @Nullable
    Waiting end(Turn turn, Tried tried) {
        synchronized (queue) {
            breaker.record(tried.platform());
            pauses.notice(turn.lane().room().chat());
            pauses.notice();
            var held = holds.end(turn, tried.step());
            queue.end(turn, tried.counts(), now());
            return held;
        }
    }

    private long now() {
        return Times.nanos(clock.instant());
    }
}
