package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Holds.Waiting;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Step.More;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.delivery.Step.StoodAside;
import com.tarcommerce.outbound.delivery.Tried.Platform;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows from a turn, for its lane, its bot, and the messages of the bot that stand aside. */
@Component
class EndTurn {
    private final Bots bots;
    private final StandAside standAside;

    EndTurn(Bots bots, StandAside standAside) {
        this.bots = bots;
        this.standAside = standAside;
    }

    /**
     * @param look is told of a bot of which something waits again
     * @return a hold that begins with it, or null
     */
    @Nullable
    Waiting end(Bot bot, Turn turn, Tried tried, Consumer<Bot> look) {
        var lane = turn.lane();
        var to = lane.room().address();
        Consumer<Aside> back = aside -> back(aside, look);
        if (tried.step() instanceof Hold && tried.platform() == Platform.AWAY) {
            standAside.failedToo(lane, back);
        }
        var isReason = isAnswer(tried.step()) && standAside.isReason(to);
        if (isReason) {
            standAside.comeBack(lane, back);
        }
        var held = bots.end(bot, turn, tried);
        if (isReason) {
            standAside.comeBack(to, back);
        }
        if (tried.step() instanceof StoodAside(var until, var doubtful)) {
            standAside.begin(new Aside(to.room(), turn.rank(), turn.seq(), until, doubtful), back);
        }
        return held;
    }

    private static boolean isAnswer(Step step) {
        return step instanceof More || (step instanceof Next(var sent) && sent);
    }

    /** Of what an earlier run or another replica left aside. */
    void loadAside(Consumer<Bot> look) {
        standAside.load(aside -> back(aside, look));
    }

    /** A message that stood aside waits in its place again. */
    private void back(Aside aside, Consumer<Bot> look) {
        var to = bots.address(aside.room());
        var bot = bots.of(to);
        bot.backlog().revive(to, aside.rank(), aside.seq());
        look.accept(bot);
    }
}
