package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What waits for one bot, and how it comes and goes while others are sent. For several threads, under the lock of its queue. */
final class Backlog {
    private final BotQueue queue;
    private final Pauses pauses;
    private final InstantSource clock;

    Backlog(BotQueue queue, Pauses pauses, InstantSource clock) {
        this.queue = queue;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** With what its chat was asked to wait for. */
    RoomQueue room(Address to) {
        synchronized (queue) {
            var room = queue.room(to, now());
            pauses.notice(room.chat());
            return room;
        }
    }

    /** A message is about to be accepted that waits: what is accepted after it must not overtake it. */
    void expect(Address to) {
        synchronized (queue) {
            room(to).expect(1);
        }
    }

    void expectNoMore(Address to) {
        synchronized (queue) {
            room(to).expect(-1);
        }
    }

    /** An expected message is accepted. */
    void add(Address to, Rank rank, long seq) {
        synchronized (queue) {
            room(to).expect(-1);
            change(to, rank, lane -> lane.add(seq));
        }
    }

    Lane revive(Address to, Rank rank, long seq) {
        return change(to, rank, lane -> lane.revive(seq));
    }

    /** The lane may have run dry. */
    Lane withdraw(Address to, Rank rank, long seq) {
        return change(to, rank, lane -> lane.withdraw(seq));
    }

    private Lane change(Address to, Rank rank, Consumer<Lane> change) {
        synchronized (queue) {
            var lane = room(to).lane(rank);
            change.accept(lane);
            place(lane);
            return lane;
        }
    }

    /** Something waits that another replica may have accepted: the database knows what, and in which order. */
    Lane rung(Address to, Rank rank) {
        synchronized (queue) {
            var lane = room(to).lane(rank);
            lane.waitsInTheDatabase();
            return lane;
        }
    }

    /** The first message of a lane as a start finds it, and perhaps more; it has no place before it is known whether it is held. */
    Lane restore(Address to, LaneStore.Waiting found) {
        synchronized (queue) {
            var lane = room(to).lane(found.rank());
            if (found.begun()) {
                lane.begin(found.seq());
            } else {
                lane.addInItsPlace(found.seq());
            }
            lane.waitsInTheDatabase();
            return lane;
        }
    }

    /** The room is another replica's. */
    void leave(Lane lane) {
        synchronized (queue) {
            lane.forgetAll();
            place(lane);
        }
    }

    void wasSent(Address to, Rank rank, Instant at) {
        synchronized (queue) {
            queue.wasSent(room(to).chat(), rank, Times.nanos(at), now());
        }
    }

    /** Another replica has had these rooms meanwhile. */
    void forget(Predicate<Room> which) {
        synchronized (queue) {
            queue.forget(which);
        }
    }

    /** Whether the lane's next messages must be read now; the caller reads them and {@link #read tells}. */
    boolean startReading(Lane lane) {
        synchronized (queue) {
            return lane.startReading();
        }
    }

    void read(Lane lane, List<Long> seqs) {
        synchronized (queue) {
            lane.read(seqs, seqs.size() == Lane.READ_AHEAD);
            place(lane);
        }
    }

    void couldNotRead(Lane lane) {
        synchronized (queue) {
            lane.read(List.of(), true);
        }
    }

    private void place(Lane lane) {
        queue.place(lane.room().chat(), now());
    }

    private long now() {
        return Times.nanos(clock.instant());
    }
}
