package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.message.Arrivals;
import com.tarcommerce.outbound.message.Rank;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One lane a room and rank: rooms are independent of each other; within one, the messages of a rank go out in order of
 * acceptance.
 */
@Component
class Lanes implements Arrivals, SmartLifecycle {
    private final Bots bots;
    private final RunTurns turns;
    private final Resume resume;
    private final SharedLanes shared;
    private final Fence fence;
    private final InstantSource clock;

    Lanes(Bots bots, RunTurns turns, Resume resume, SharedLanes shared, Fence fence, InstantSource clock) {
        this.bots = bots;
        this.turns = turns;
        this.resume = resume;
        this.shared = shared;
        this.fence = fence;
        this.clock = clock;
    }

    @Override
    public Place place(SendMessage message) {
        if (fence.isShared()) {
            return shared.place(message);
        }
        var to = bots.address(message.room());
        var bot = bots.of(to);
        var turn = start(message, bot, to);
        return turn == null ? new Behind(message, bot, to) : new First(message, bot, turn);
    }

    /** What names a message of ours by our id must wait until that one is recorded, and is claimed after it. */
    private @Nullable Turn start(SendMessage message, Bot bot, Address to) {
        if (turns.isRunning() && !OwnMessages.isNamedBy(message)) {
            return bot.start(to, Rank.of(message));
        }
        bot.backlog().expect(to);
        return null;
    }

    @Override
    public void revived(Room room, Rank rank, long seq) {
        if (fence.isShared()) {
            shared.revived(room, rank, seq);
        } else {
            var to = bots.address(room);
            var bot = bots.of(to);
            bot.backlog().revive(to, rank, seq);
            turns.look(bot);
        }
    }

    @Override
    public void withdrawn(Room room, Rank rank, long seq) {
        if (fence.isShared()) {
            shared.withdrawn(room, rank, seq);
        } else {
            var to = bots.address(room);
            var bot = bots.of(to);
            turns.rung(bot, bot.backlog().withdraw(to, rank, seq));
        }
    }

    @Override
    public void wrote(Room room) {
        if (fence.isShared()) {
            shared.wrote(room);
        } else {
            var to = bots.address(room);
            var bot = bots.of(to);
            bot.holds().wrote(to, Rank.REPLY);
            turns.look(bot);
        }
    }

    private final class First implements Place {
        private final SendMessage message;
        private final Bot bot;
        private final Turn turn;

        First(SendMessage message, Bot bot, Turn turn) {
            this.message = message;
            this.bot = bot;
            this.turn = turn;
        }

        @Override
        public boolean isFirst() {
            return true;
        }

        @Override
        public void accepted(long seq, Instant at) {
            turns.run(bot, turn.of(seq), Claim.first(seq, message, at, fence.hold(message.room())));
        }

        @Override
        public void giveBack() {
            bot.giveBack(turn);
            turns.look(bot);
        }
    }

    private final class Behind implements Place {
        private final SendMessage message;
        private final Bot bot;
        private final Address to;

        Behind(SendMessage message, Bot bot, Address to) {
            this.message = message;
            this.bot = bot;
            this.to = to;
        }

        @Override
        public boolean isFirst() {
            return false;
        }

        @Override
        public void accepted(long seq, Instant at) {
            bot.backlog().add(to, Rank.of(message), seq);
            turns.look(bot);
        }

        @Override
        public void giveBack() {
            bot.backlog().expectNoMore(to);
        }
    }

    @Override
    public void start() {
        turns.start();
        if (!fence.isShared()) {
            resume.all(clock.instant()).forEach(turns::look);
        }
    }

    @Override
    public void stop() {
        turns.stop();
        bots.forgetAll();
    }

    @Override
    public boolean isRunning() {
        return turns.isRunning();
    }

    /** Starts after the database and the wake-ups, stops before them. */
    @Override
    public int getPhase() {
        return 20;
    }
}
