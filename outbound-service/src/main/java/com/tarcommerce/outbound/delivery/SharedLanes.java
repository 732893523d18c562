package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.partition.PartitionWork;
import com.tarcommerce.common.partition.Rings;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.outbound.message.Arrivals.Place;
import com.tarcommerce.outbound.message.Rank;
import com.tarcommerce.outbound.state.StateNews;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The lanes of one of several replicas. Any of them accepts a message; the one that has the chat's partition sends it. It is
 * told that something waits, never what: it reads its lanes' first messages from the database, which alone knows the
 * order in which several replicas have accepted them.
 */
@Component
public class SharedLanes implements PartitionWork {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLanes.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Fence fence;
    private final Bots bots;
    private final RunTurns turns;
    private final Resume resume;
    private final LaneStore lanes;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final ObjectProvider<Rings<Rung>> rings;
    private final StateNews news;
    private final ReentrantLock takingUp = new ReentrantLock();

    SharedLanes(Fence fence, Bots bots, RunTurns turns, Resume resume, LaneStore lanes, Wakeups wakeups,
            InstantSource clock, ObjectProvider<Rings<Rung>> rings, StateNews news) {
        this.fence = fence;
        this.bots = bots;
        this.turns = turns;
        this.resume = resume;
        this.lanes = lanes;
        this.wakeups = wakeups;
        this.clock = clock;
        this.rings = rings;
        this.news = news;
    }

    /** Takes in what this or another replica has committed; passes it on if the chat is not this one's. */
    public void tell(Rung rung) {
        if (!fence.holds(rung.room())) {
            rings.getObject().pass(rung);
        } else if (fence.has(rung.room())) {
            look(rung);
        }
        // Else it was committed before the chat's lanes are read for the first time.
    }

    /** What another replica has learnt of a bot. */
    public void heard(Trouble trouble) {
        bots.heard(trouble);
    }

    private void look(Rung rung) {
        var to = bots.address(rung.room());
        var bot = bots.of(to);
        turns.rung(bot, switch (rung.what()) {
            case WAITS -> bot.backlog().rung(to, rung.rank());
            case REVIVED -> bot.backlog().revive(to, rung.rank(), rung.seq());
            case WITHDRAWN -> bot.backlog().withdraw(to, rung.rank(), rung.seq());
            case WROTE -> bot.holds().wrote(to, rung.rank());
        });
    }

    Place place(SendMessage message) {
        return new Wherever(message);
    }

    /** Something waits in the lane. */
    void waits(Room room, Rank rank) {
        tell(new Rung(room, rank, Rung.What.WAITS, 0));
    }

    void revived(Room room, Rank rank, long seq) {
        tell(new Rung(room, rank, Rung.What.REVIVED, seq));
    }

    void withdrawn(Room room, Rank rank, long seq) {
        tell(new Rung(room, rank, Rung.What.WITHDRAWN, seq));
    }

    void wrote(Room room) {
        tell(new Rung(room, Rank.REPLY, Rung.What.WROTE, 0));
    }

    @Override
    public int out(int partition) {
        return fence.out(partition);
    }

    @Override
    public void changed() {
        Thread.ofVirtual().name("take-up-lanes").start(this::takeUp);
        // What a replica that is gone was about to tell.
        news.ring();
    }

    private void takeUp() {
        takingUp.lock();
        try {
            var taken = fence.notTakenUp();
            if (!taken.isEmpty()) {
                resume.taken(taken, clock.instant()).forEach(turns::look);
            }
            lanes.all().stream().filter(lane -> fence.has(lane.room()))
                    .forEach(lane -> waits(lane.room(), lane.rank()));
        } catch (StaleHold _) {
            fence.noteWhatIsLost();
            wakeups.at(clock.instant().plus(AGAIN), this::changed);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("what waits could not be read; it is tried again");
            wakeups.at(clock.instant().plus(AGAIN), this::changed);
        } finally {
            takingUp.unlock();
        }
    }

    /** It waits, whoever is to send it. */
    private final class Wherever implements Place {
        private final SendMessage message;

        Wherever(SendMessage message) {
            this.message = message;
        }

        @Override
        public boolean isFirst() {
            return false;
        }

        @Override
        public void accepted(long seq, Instant at) {
            waits(message.room(), Rank.of(message));
        }

        @Override
        public void giveBack() {
            // nothing was taken
        }
    }
}
