package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Step.More;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.delivery.Step.StoodAside;
import com.tarcommerce.outbound.delivery.Tried.Platform;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.outbound.retry.Backoff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one bot sends, for several threads at once. Decides; it waits for nothing and calls nobody. */
final class Bot {
    private final String key;
    private final BotQueue queue;
    private final Pace pace;
    private final Breaker breaker;
    private final InstantSource clock;
    private final Set<Lane> waitingForAnswer = new HashSet<>();
    private final RefusedChats refusedChats = new RefusedChats();
    private long alarm = BotQueue.NEVER;

    /**
     * @param share of what is counted over all chats, from 0 to 1
     * @param away  is run when the platform is found to answer hardly ever
     */
    Bot(Address any, Pace pace, DoubleSupplier share, Runnable away, InstantSource clock) {
        this.key = any.bot();
        this.queue = new BotQueue(any.channel().limits(any.room()), share);
        this.pace = pace;
        this.clock = clock;
        this.breaker = new Breaker(key, away, clock);
        noticePause();
    }

    synchronized void noticePause() {
        queue.pausedUntil(Times.nanos(pace.pausedUntil(key)));
    }

    /** It need not wait any more. */
    synchronized void resume() {
        queue.resume();
    }

    /** Another replica finds the platform away: a few calls decide whether it is from here. */
    synchronized void doubt() {
        breaker.doubt();
    }

    /**
     * A lane is to be woken then, if it is still held by the hold of this number.
     *
     * @param over the message that it is held for has waited for as long as any may, and can't even be tried
     */
    record Waiting(Lane lane, Instant until, long number, boolean over) {
    }

    boolean isAway() {
        return breaker.isAway();
    }

    /** The turn of a message that is about to be accepted; null if anything must be waited for: then it is expected. */
    synchronized @Nullable Turn start(Address to, Rank rank) {
        var room = room(to);
        if (breaker.permits()) {
            var turn = queue.start(room, rank, now());
            if (turn != null) {
                return turn;
            }
            breaker.unused();
        }
        expect(to);
        return null;
    }

    /** A message is about to be accepted that waits: what is accepted after it must not overtake it. */
    synchronized void expect(Address to) {
        room(to).expect(1);
    }

    synchronized void expectNoMore(Address to) {
        room(to).expect(-1);
    }

    synchronized void giveBack(Turn turn) {
        breaker.unused();
        queue.end(turn, false, now());
    }

    /** An expected message is accepted. */
    synchronized void add(Address to, Rank rank, long seq) {
        room(to).expect(-1);
        change(to, rank, lane -> lane.add(seq));
    }

    synchronized Lane revive(Address to, Rank rank, long seq) {
        return change(to, rank, lane -> lane.revive(seq));
    }

    /** The lane may have run dry. */
    synchronized Lane withdraw(Address to, Rank rank, long seq) {
        return change(to, rank, lane -> lane.withdraw(seq));
    }

    /** As a start of the service, or of this replica's turn with the chat, finds it: the first message, which may have to wait, and perhaps more. */
    synchronized @Nullable Waiting restore(Address to, LaneStore.Waiting found) {
        var lane = room(to).lane(found.rank());
        lane.addInItsPlace(found.seq());
        lane.waitsInTheDatabase();
        var held = found.nextAt() == null
                ? null
                : hold(lane, found.seq(), new Hold(found.nextAt(), found.heldSince(), false));
        queue.place(lane.room().chat(), now());
        return held;
    }

    /** Something waits that another replica may have accepted: the database knows what, and in which order. */
    synchronized Lane rung(Address to, Rank rank) {
        var lane = room(to).lane(rank);
        lane.waitsInTheDatabase();
        return lane;
    }

    /** The room is another replica's. */
    synchronized void leave(Turn turn) {
        breaker.unused();
        turn.lane().forgetAll();
        queue.end(turn, false, now());
    }

    synchronized void leave(Lane lane) {
        lane.forgetAll();
        queue.place(lane.room().chat(), now());
    }

    synchronized void wasSent(Address to, Rank rank, Instant at) {
        queue.wasSent(room(to).chat(), rank, Times.nanos(at), now());
    }

    /** Another replica has had these rooms meanwhile. */
    synchronized void forget(Predicate<Room> which) {
        queue.forget(which);
    }

    private Lane change(Address to, Rank rank, Consumer<Lane> change) {
        var lane = room(to).lane(rank);
        change.accept(lane);
        queue.place(lane.room().chat(), now());
        return lane;
    }

    private RoomQueue room(Address to) {
        var room = queue.room(to, now());
        room.chat().pausedUntil(Times.nanos(pace.pausedUntil(room.chat().key())));
        return room;
    }

    /** The turns that can be taken now. */
    synchronized List<Turn> turns() {
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

    /** When {@link #turns} is to be asked again; null if that is arranged already, or not before something happens. */
    synchronized @Nullable Instant alarm() {
        var at = queue.nextAt() == BotQueue.NEVER ? BotQueue.NEVER : Math.max(queue.nextAt(), breaker.freeAt());
        var arranged = alarm <= at && alarm > now();
        if (at == BotQueue.NEVER || arranged) {
            return null;
        }
        alarm = at;
        return Times.instant(at);
    }

    /** Whether the platform means the whole bot when it asks to be left alone. */
    boolean isMeant(Turn turn, Tried tried) {
        if (tried.pausedUntil() == null) {
            if (tried.platform() == Platform.THERE) {
                refusedChats.answered();
            }
            return false;
        }
        return refusedChats.refused(turn.lane().room().chat().key());
    }

    String key() {
        return key;
    }

    /** A hold that begins with it, or null. */
    synchronized @Nullable Waiting end(Turn turn, Tried tried) {
        var lane = turn.lane();
        breaker.record(tried.platform());
        lane.room().chat().pausedUntil(Times.nanos(pace.pausedUntil(lane.room().chat().key())));
        noticePause();
        var held = apply(lane, turn.seq(), tried.step());
        queue.end(turn, tried.platform() != Platform.NOT_CALLED, now());
        return held;
    }

    private @Nullable Waiting apply(Lane lane, long seq, Step step) {
        switch (step) {
            case Next(var sent) -> {
                lane.remove(seq);
                if (sent) {
                    release();
                }
            }
            case StoodAside _ -> lane.remove(seq);
            case More _ -> lane.begin(seq);
            case Hold hold -> {
                if (!lane.wasWithdrawn(seq)) {
                    lane.addInItsPlace(seq);
                    return hold(lane, seq, hold);
                }
            }
        }
        return null;
    }

    private Waiting hold(Lane lane, long seq, Hold hold) {
        if (hold.orUntilAnswer()) {
            waitingForAnswer.add(lane);
        }
        return new Waiting(lane, hold.until(), lane.hold(seq, hold), false);
    }

    /** The platform had not answered and does again: who waited for that need not wait longer. */
    private void release() {
        for (var lane : waitingForAnswer) {
            if (lane.waitsForAnswer()) {
                lane.letGo();
                queue.place(lane.room().chat(), now());
            }
        }
        waitingForAnswer.clear();
    }

    /** The hold ends, unless it is over already; while its chat is paused, a lane that has failed is held on. */
    synchronized @Nullable Waiting wake(Waiting waiting) {
        var lane = waiting.lane();
        var since = lane.heldSince();
        if (!lane.isHeldBy(waiting.number())) {
            return null;
        }
        if (since == null || lane.room().chat().pausedUntil(lane.rank()) <= now()) {
            lane.letGo();
            queue.place(lane.room().chat(), now());
            return null;
        }
        var end = since.plus(Backoff.LONGEST_OUTAGE);
        var pause = Times.instant(lane.room().chat().pausedUntil());
        return new Waiting(lane, pause.isBefore(end) ? pause : end, waiting.number(),
                JudgeFailure.isOver(since, clock.instant()));
    }

    /** The message that the lane is held for; null if the hold is over, and with it what was to be done about it. */
    synchronized @Nullable Long heldFor(Waiting waiting) {
        return waiting.lane().isHeldBy(waiting.number()) ? Long.valueOf(waiting.lane().heldFor()) : null;
    }

    /** What was held for too long is out of the way. */
    synchronized void gaveUp(Lane lane, long seq) {
        lane.remove(seq);
        queue.place(lane.room().chat(), now());
    }

    /** Whether the lane's next messages must be read now; the caller reads them and {@link #read tells}. */
    synchronized boolean startReading(Lane lane) {
        return lane.startReading();
    }

    synchronized void read(Lane lane, List<Long> seqs) {
        lane.read(seqs, seqs.size() == Lane.READ_AHEAD);
        queue.place(lane.room().chat(), now());
    }

    synchronized void couldNotRead(Lane lane) {
        lane.read(List.of(), true);
    }

    private long now() {
        return Times.nanos(clock.instant());
    }
}
