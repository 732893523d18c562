package com.tarcommerce.outbound.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Goes on where a stop left off, with the waits, the pauses and what was used up of the budgets. */
@Component
class Resume {
    /** Longer than budgets look back: what waited in a budget's burst began before. */
    private static final Duration ROOM_TO_SPARE = Duration.ofMinutes(1);

    private final Journal journal;
    private final ChatPauses pauses;
    private final LaneStore lanes;
    private final Channels channels;
    private final Bots bots;
    private final RunTurns turns;

    Resume(Journal journal, ChatPauses pauses, LaneStore lanes, Channels channels, Bots bots,
            RunTurns turns) {
        this.journal = journal;
        this.pauses = pauses;
        this.lanes = lanes;
        this.channels = channels;
        this.bots = bots;
        this.turns = turns;
    }

    /** The bots that have something to send. */
    Set<Bot> all(Instant now) {
        journal.recover();
        pauses.load();
        for (var call : lanes.callsSince(now.minus(channels.lookBack()).minus(ROOM_TO_SPARE))) {
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
