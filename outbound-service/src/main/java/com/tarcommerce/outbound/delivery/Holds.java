package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Step.Cue;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Step.More;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.delivery.Step.StoodAside;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.outbound.retry.Backoff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lanes of one bot that wait for another try of their first message. For several threads, under the lock of its queue. */
final class Holds {
    private final BotQueue queue;
    private final Backlog backlog;
    private final InstantSource clock;
    private final Set<Lane> waitingForAnswer = new HashSet<>();

    Holds(BotQueue queue, Backlog backlog, InstantSource clock) {
        this.queue = queue;
        this.backlog = backlog;
        this.clock = clock;
    }

    /**
     * A lane is to be woken then, if it is still held by the hold of this number.
     *
     * @param over the message that it is held for has waited for as long as any may, and can't even be tried
     */
    record Waiting(Lane lane, Instant until, long number, boolean over) {
    }

    /**
     * As a start of the service, or of this replica's turn with the chat, finds it: the first message, which may have to
     * wait. For what, is not known any more: a word is taken for it, unless the try may repeat something.
     */
    @Nullable
    Waiting restore(Address to, LaneStore.Waiting found) {
        synchronized (queue) {
            var lane = backlog.restore(to, found);
            var held = found.nextAt() == null
                    ? null
                    : hold(lane, found.seq(),
                            new Hold(until(found.nextAt(), found.heldSince()), found.heldSince(),
                                    found.doubtful() ? Cue.NOTHING : Cue.WORD));
            place(lane);
            return held;
        }
    }

    /** A start in between makes nothing wait longer. */
    private static Instant until(Instant nextAt, @Nullable Instant since) {
        return since == null ? nextAt : Patience.notTooLong(since, nextAt);
    }

    /** What becomes of the lane after its turn. @return a hold that begins with it, or null */
    @Nullable
    Waiting end(Turn turn, Step step) {
        synchronized (queue) {
            var lane = turn.lane();
            switch (step) {
                case Next(var sent) -> {
                    lane.remove(turn.seq());
                    if (sent) {
                        answered();
                    }
                }
                case StoodAside _ -> lane.remove(turn.seq());
                case More _ -> lane.begin(turn.seq());
                case Hold hold -> {
                    if (!lane.wasWithdrawn(turn.seq())) {
                        lane.addInItsPlace(turn.seq());
                        return hold.orOn() == Cue.WORD && lane.room().wroteMeanwhile()
                                ? null
                                : hold(lane, turn.seq(), hold);
                    }
                }
            }
            return null;
        }
    }

    private Waiting hold(Lane lane, long seq, Hold hold) {
        if (hold.orOn() == Cue.ANSWER) {
            waitingForAnswer.add(lane);
        }
        return new Waiting(lane, hold.until(), lane.hold(seq, hold), false);
    }

    /** The platform had not answered and does again: who waited for that need not wait longer. */
    private void answered() {
        waitingForAnswer.stream().filter(lane -> lane.waitsFor(Cue.ANSWER)).forEach(this::letGo);
        waitingForAnswer.clear();
    }

    /** Somebody wrote in the room: what waits for that is tried at once. @return the lane of this rank */
    Lane wrote(Address to, Rank rank) {
        synchronized (queue) {
            var room = backlog.room(to);
            room.wrote();
            queue.place(room.chat(), now());
            return room.lane(rank);
        }
    }

    /** The hold ends, unless it is over already; while its chat is paused, a lane that has failed is held on. */
    @Nullable
    Waiting wake(Waiting waiting) {
        synchronized (queue) {
            var lane = waiting.lane();
            var since = lane.heldSince();
            if (!lane.isHeldBy(waiting.number())) {
                return null;
            }
            if (since == null || lane.room().chat().pausedUntil(lane.rank()) <= now()) {
                letGo(lane);
                return null;
            }
            var end = since.plus(Backoff.LONGEST_OUTAGE);
            var pause = Times.instant(lane.room().chat().pausedUntil());
            return new Waiting(lane, pause.isBefore(end) ? pause : end, waiting.number(),
                    Patience.isOver(since, clock.instant()));
        }
    }

    private void letGo(Lane lane) {
        lane.letGo();
        place(lane);
    }

    /** The message that the lane is held for; null if the hold is over, and with it what was to be done about it. */
    @Nullable
    Long heldFor(Waiting waiting) {
        synchronized (queue) {
            return waiting.lane().isHeldBy(waiting.number()) ? Long.valueOf(waiting.lane().heldFor()) : null;
        }
    }

    /** What was held for too long is out of the way. */
    void gaveUp(Lane lane, long seq) {
        synchronized (queue) {
            lane.remove(seq);
            place(lane);
        }
    }

    private void place(Lane lane) {
        queue.place(lane.room().chat(), now());
    }

    private long now() {
        return Times.nanos(clock.instant());
    }
}
