package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.outbound.delivery.Holds.Waiting;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the turns that bots give, each in a thread of its own, and wakes bots when something is due. */
@Component
class RunTurns {
    private static final Logger LOG = LoggerFactory.getLogger(RunTurns.class);

    private final TakeTurn takeTurn;
    private final EndTurn endTurn;
    private final ReadOn readOn;
    private final Workers workers;
    private final Fence fence;

    RunTurns(TakeTurn takeTurn, EndTurn endTurn, ReadOn readOn, Workers workers, Fence fence) {
        this.takeTurn = takeTurn;
        this.endTurn = endTurn;
        this.readOn = readOn;
        this.workers = workers;
        this.fence = fence;
    }

    boolean isRunning() {
        return workers.isRunning();
    }

    void start() {
        workers.start();
    }

    void stop() {
        workers.stop();
    }

    /** Gives work to whoever may send now, and arranges to be called when others may. */
    void look(Bot bot) {
        if (!workers.isRunning()) {
            return;
        }
        for (var turn : bot.turns()) {
            workers.run(() -> run(bot, turn, () -> takeTurn.take(turn)));
        }
        var alarm = bot.alarm();
        if (alarm != null) {
            workers.at(alarm, () -> look(bot));
        }
    }

    /** Runs the turn of a message that was accepted as one that is being sent. */
    void run(Bot bot, Turn turn, Claim claim) {
        workers.run(() -> run(bot, turn, () -> takeTurn.take(turn, claim)));
    }

    private void run(Bot bot, Turn turn, Supplier<Tried> taken) {
        inLane(bot, turn.lane(), () -> arrange(bot, endTurn.end(bot, turn, taken.get(), this::look)),
                () -> bot.leave(turn));
    }

    /** Works on a lane, if its room is this replica's still, and goes on with what waits there. */
    private void inLane(Bot bot, Lane lane, Runnable work, Runnable leave) {
        var room = lane.room().address().room();
        fence.begin(room);
        try {
            work.run();
        } catch (StaleHold elsewhere) {
            leave.run();
            takeUpAgain(bot, lane);
        } finally {
            fence.end(room);
            readOn.readOn(bot, lane, this::look);
        }
    }

    /** If the room was taken again while it was being left, what waits there must not be forgotten. */
    private void takeUpAgain(Bot bot, Lane lane) {
        var to = lane.room().address();
        if (fence.has(to.room())) {
            bot.backlog().rung(to, lane.rank());
            loadAside();
        }
    }

    /** Of what an earlier run or another replica left aside. */
    void loadAside() {
        endTurn.loadAside(this::look);
    }

    /** Something waits in the lane: not to be waited for. */
    void rung(Bot bot, Lane lane) {
        workers.run(() -> readOn.readOn(bot, lane, this::look));
    }

    void arrange(Bot bot, @Nullable Waiting waiting) {
        if (waiting != null) {
            workers.at(waiting.until(), () -> wake(bot, waiting));
        }
    }

    private void wake(Bot bot, Waiting waiting) {
        var still = bot.holds().wake(waiting);
        if (still != null && still.over()) {
            workers.run(() -> giveUp(bot, still));
        } else {
            arrange(bot, still);
            look(bot);
        }
    }

    private void giveUp(Bot bot, Waiting waiting) {
        inLane(bot, waiting.lane(), () -> {
            try {
                giveUpUnlessOver(bot, waiting);
            } catch (StaleHold elsewhere) {
                throw elsewhere;
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("a message could not be given up; tried again soon");
                workers.runSoon(() -> giveUp(bot, waiting));
            }
        }, () -> bot.backlog().leave(waiting.lane()));
    }

    private void giveUpUnlessOver(Bot bot, Waiting waiting) {
        var lane = waiting.lane();
        var seq = bot.holds().heldFor(waiting);
        if (seq != null) {
            takeTurn.giveUp(seq, lane.room().address(), Patience.over("the platform asked to leave the chat alone"));
            bot.holds().gaveUp(lane, seq);
        }
    }
}
