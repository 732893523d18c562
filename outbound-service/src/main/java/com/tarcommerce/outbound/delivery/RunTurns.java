package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.outbound.account.AccountChanged;
import com.tarcommerce.outbound.delivery.Bot.Waiting;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Step.More;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.delivery.Step.StoodAside;
import com.tarcommerce.outbound.delivery.Tried.Platform;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the turns that bots give, each in a thread of its own, and wakes bots when something is due. */
@Component
class RunTurns {
    private static final Logger LOG = LoggerFactory.getLogger(RunTurns.class);
    private static final Duration AFTER_A_SURPRISE = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);

    private final DeliverMessage deliverMessage;
    private final LaneStore lanes;
    private final StandAside standAside;
    private final Bots bots;
    private final Wakeups wakeups;
    private final Fence fence;
    private final InstantSource clock;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    RunTurns(DeliverMessage deliverMessage, LaneStore lanes, StandAside standAside, Bots bots, Wakeups wakeups,
            Fence fence, InstantSource clock) {
        this.deliverMessage = deliverMessage;
        this.lanes = lanes;
        this.standAside = standAside;
        this.bots = bots;
        this.wakeups = wakeups;
        this.fence = fence;
        this.clock = clock;
    }

    boolean isRunning() {
        return running;
    }

    /** Gives work to whoever may send now, and arranges to be called when others may. */
    void look(Bot bot) {
        if (!running) {
            return;
        }
        for (var turn : bot.turns()) {
            workers.execute(() -> run(bot, turn));
        }
        var alarm = bot.alarm();
        if (alarm != null) {
            wakeups.at(alarm, () -> look(bot));
        }
    }

    private void run(Bot bot, Turn turn) {
        var to = turn.lane().room().address();
        run(bot, turn, () -> deliverMessage.deliver(turn.seq(), to));
    }

    /** Runs the turn of a message that was accepted as one that is being sent. */
    void run(Bot bot, Turn turn, Claim claim) {
        if (running) {
            var to = turn.lane().room().address();
            workers.execute(() -> run(bot, turn, () -> deliverMessage.deliver(claim, to)));
        }
    }

    /** The one place that catches everything: whatever happens to one message, the lane goes on. */
    private void run(Bot bot, Turn turn, Supplier<Tried> delivery) {
        var room = turn.lane().room().address().room();
        fence.begin(room);
        try {
            end(bot, turn, tried(turn, delivery));
        } catch (StaleHold elsewhere) {
            bot.leave(turn);
            takeUpAgain(bot, turn.lane());
        } finally {
            fence.end(room);
        }
        readOn(bot, turn.lane());
        look(bot);
    }

    private void end(Bot bot, Turn turn, Tried tried) {
        if (tried.step() instanceof Hold && tried.platform() == Platform.AWAY) {
            standAside.failedToo(turn.lane(), this::back);
        }
        arrange(bot, bots.end(bot, turn, tried));
        var to = turn.lane().room().address();
        if (tried.step() instanceof StoodAside(var until, var doubtful)) {
            standAside.begin(new Aside(to.room(), turn.rank(), turn.seq(), until, doubtful), this::back);
        } else if (tried.step() instanceof More || (tried.step() instanceof Next(var sent) && sent)) {
            standAside.answered(to, this::back);
        }
    }

    /** A message that stood aside waits in its place again. */
    void back(Aside aside) {
        var to = bots.address(aside.room());
        var bot = bots.of(to);
        bot.revive(to, aside.rank(), aside.seq());
        look(bot);
    }

    /** Of what an earlier run or another replica left aside. */
    void loadAside() {
        standAside.load(this::back);
    }

    private Tried tried(Turn turn, Supplier<Tried> delivery) {
        try {
            return delivery.get();
        } catch (StaleHold elsewhere) {
            throw elsewhere;
        } catch (RuntimeException | Error surprise) {
            LOG.atError().setCause(surprise).addKeyValue("seq", turn.seq()).log("a delivery failed unexpectedly");
            // It may have been called.
            return new Tried(afterSurprise(turn, surprise), Platform.THERE, null);
        }
    }

    /** A database that is away is waited for, whoever waits; anything else is given up in the end, so that the room goes on. */
    private Step afterSurprise(Turn turn, Throwable surprise) {
        var lane = turn.lane();
        var now = clock.instant();
        if (Surprise.isOfDatabase(surprise)) {
            return new Hold(now.plus(AFTER_A_SURPRISE), lane.heldSince(turn.seq()), false);
        }
        var since = Objects.requireNonNullElse(lane.heldSince(turn.seq()), now);
        if (JudgeFailure.isTooLong(since, now)) {
            try {
                return deliverMessage.giveUp(turn.seq(), lane.room().address(),
                        JudgeFailure.tooLong(Surprise.reason(surprise)));
            } catch (StaleHold elsewhere) {
                throw elsewhere;
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("a message could not be given up; tried again soon");
            }
        }
        return new Hold(now.plus(AFTER_A_SURPRISE), since, false);
    }

    /** If the room was taken again while it was being left, what waits there must not be forgotten. */
    private void takeUpAgain(Bot bot, Lane lane) {
        var to = lane.room().address();
        if (fence.has(to.room())) {
            bot.rung(to, lane.rank());
            loadAside();
        }
    }

    /** Who waited because of the old token need not wait for the end of that minute. */
    @EventListener
    void changed(AccountChanged changed) {
        bots.resume(changed).ifPresent(this::look);
    }

    /** Something waits in the lane: not to be waited for. */
    void rung(Bot bot, Lane lane) {
        if (running) {
            workers.execute(() -> {
                readOn(bot, lane);
                look(bot);
            });
        }
    }

    /** Gets the lane's next messages into memory if it has run dry. */
    void readOn(Bot bot, Lane lane) {
        while (running && bot.startReading(lane)) {
            try {
                var to = lane.room().address();
                bot.read(lane, lanes.heads(to.room(), lane.rank(), Lane.READ_AHEAD));
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("a room's next messages could not be read; tried again soon");
                bot.couldNotRead(lane);
                wakeups.at(clock.instant().plus(AFTER_A_SURPRISE), () -> workers.execute(() -> {
                    readOn(bot, lane);
                    look(bot);
                }));
                return;
            }
        }
    }

    void arrange(Bot bot, @Nullable Waiting waiting) {
        if (waiting != null) {
            wakeups.at(waiting.until(), () -> wake(bot, waiting));
        }
    }

    private void wake(Bot bot, Waiting waiting) {
        var still = bot.wake(waiting);
        if (still != null && still.over()) {
            workers.execute(() -> giveUp(bot, still));
        } else {
            arrange(bot, still);
            look(bot);
        }
    }

    private void giveUp(Bot bot, Waiting waiting) {
        var lane = waiting.lane();
        var to = lane.room().address();
        fence.begin(to.room());
        try {
            var seq = bot.heldFor(waiting);
            if (seq != null) {
                deliverMessage.giveUp(seq, to, JudgeFailure.over("the platform asked to leave the chat alone"));
                bot.gaveUp(lane, seq);
            }
        } catch (StaleHold elsewhere) {
            bot.leave(lane);
            takeUpAgain(bot, lane);
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("a message could not be given up; tried again soon");
            wakeups.at(clock.instant().plus(AFTER_A_SURPRISE), () -> workers.execute(() -> giveUp(bot, waiting)));
        } finally {
            fence.end(to.room());
        }
        readOn(bot, lane);
        look(bot);
    }

    void start() {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        running = true;
    }

    /** Lets the calls that are out come to their end. */
    void stop() {
        running = false;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
