package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.StaleHold;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private final Fence fence;

    Resume(Journal journal, ChatPauses pauses, LaneStore lanes, Channels channels, Bots bots,
            RunTurns turns, Fence fence) {
        this.journal = journal;
        this.pauses = pauses;
        this.lanes = lanes;
        this.channels = channels;
        this.bots = bots;
        this.turns = turns;
        this.fence = fence;
    }

    /** All that an earlier run left. @return the bots that have something to send */
    Set<Bot> all(Instant now) {
        return what(_ -> true, List.of(), now);
    }

    /**
     * What waits in partitions that this replica has just taken.
     *
     * @return the bots that have something to send
     * @throws StaleHold if one of them is another's already
     */
    Set<Bot> taken(Collection<Hold> holds, Instant now) {
        var numbers = holds.stream().map(Hold::partition).collect(Collectors.toSet());
        Predicate<Room> mine = room -> numbers.contains(Fence.partition(room));
        bots.forget(mine);
        return what(mine, holds, now);
    }

    private Set<Bot> what(Predicate<Room> mine, Collection<Hold> holds, Instant now) {
        journal.recover(holds, mine);
        pauses.load();
        bots.noticePauses();
        for (var call : lanes.callsSince(now.minus(channels.lookBack()).minus(ROOM_TO_SPARE))) {
            var to = bots.address(call.room());
            var counts = call.at().isAfter(now.minus(to.channel().lookBack()).minus(ROOM_TO_SPARE))
                    && !(call.sign() && HandOver.signsAreFree(to));
            if (counts && mine.test(call.room())) {
                bots.of(to).backlog().wasSent(to, call.rank(), call.at());
            }
        }
        var waiting = lanes.all().stream().filter(lane -> mine.test(lane.room())).toList();
        fence.takeUp(holds);
        var busy = new HashSet<Bot>();
        for (var lane : waiting) {
            var to = bots.address(lane.room());
            var bot = bots.of(to);
            turns.arrange(bot, bot.holds().restore(to, lane));
            busy.add(bot);
        }
        turns.loadAside();
        return busy;
    }
}
