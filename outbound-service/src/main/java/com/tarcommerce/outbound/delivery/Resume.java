package com.tarcommerce.outbound.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Goes on where a stop left off, with the waits, the pauses and what was used up of the budgets. */
@Component
class Resume {
    /** The longest stretch of time that a budget looks back on, with room to spare. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final Journal journal;
    private final ChatPauses pauses;
    private final LaneStore lanes;
    private final Bots bots;
    private final RunTurns turns;

    Resume(Journal journal, ChatPauses pauses, LaneStore lanes, Bots bots, RunTurns turns) {
        this.journal = journal;
        this.pauses = pauses;
        this.lanes = lanes;
        this.bots = bots;
        this.turns = turns;
    }

    /** The bots that have something to send. */
    Set<Bot> all(Instant now) {
        journal.recover();
        pauses.load();
        for (var call : lanes.callsSince(now.minus(REMEMBERED))) {
            var to = bots.address(call.room());
            bots.of(to).wasSent(to, call.rank(), call.at());
        }
        var busy = new HashSet<Bot>();
        for (var lane : lanes.all()) {
            var to = bots.address(lane.room());
            var bot = bots.of(to);
            turns.arrange(bot, bot.restore(to, lane));
            busy.add(bot);
        }
        return busy;
    }
}
