package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Messages that keep failing, and have kept their rooms waiting for long enough: when each of them stands in its place
 * again. That is at its next try, when its platform answers somebody else, and whenever what went before it in its lane
 * fails just so: then it was not to blame, and the order is kept.
 */
@Component
class StandAside {
    private static final Logger LOG = LoggerFactory.getLogger(StandAside.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
    /** However many answers there are, one that fails by itself is not tried at each of them. */
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final AsideStore store;
    private final Fence fence;
    private final Wakeups wakeups;
    private final InstantSource clock;
    /** The bots of which something stands aside. */
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    StandAside(AsideStore store, Fence fence, Wakeups wakeups, InstantSource clock) {
        this.store = store;
        this.fence = fence;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** What an earlier run or another replica left. */
    void load(Consumer<Aside> back) {
        store.all().stream().filter(aside -> fence.has(aside.room())).forEach(aside -> begin(aside, back));
    }

    /** @param back is told once it stands in its place again */
    void begin(Aside aside, Consumer<Aside> back) {
        gates.compute(Address.bot(aside.room()), (_, gate) -> new Gate(gate == null ? Instant.MIN : gate.from));
        wakeups.at(aside.until(), () -> inAThread(() -> putBack(aside, back)));
    }

    /** The lane's next message failed, too, and not by its own fault: the first one goes before it again. */
    void failedToo(Lane lane, Consumer<Aside> back) {
        if (gates.containsKey(lane.room().address().bot())) {
            safely(() -> of(lane).stream().limit(1).forEach(aside -> putBack(aside, back)));
        }
    }

    /** Whether the answer that the bot's platform has given is reason to try what stands aside; asked once an answer. */
    boolean isReason(Address to) {
        var now = clock.instant();
        var gate = gates.get(to.bot());
        return gate != null && !now.isBefore(gate.from)
                && gates.replace(to.bot(), gate, new Gate(now.plus(AT_MOST_EVERY)));
    }

    /** What was accepted before the rest of the lane; to be called before that may go on. */
    void comeBack(Lane lane, Consumer<Aside> back) {
        safely(() -> of(lane).forEach(aside -> putBack(aside, back)));
    }

    /** In all rooms of the bot; nobody waits for it. */
    void comeBack(Address to, Consumer<Aside> back) {
        var gate = gates.get(to.bot());
        inAThread(() -> safely(() -> {
            var aside = store.all().stream().filter(each -> Address.bot(each.room()).equals(to.bot())).toList();
            if (aside.isEmpty() && gate != null) {
                gates.remove(to.bot(), gate);
            }
            aside.stream().filter(each -> !each.doubtful()).forEach(each -> putBack(each, back));
        }));
    }

    private List<Aside> of(Lane lane) {
        return store.of(lane.room().address().room(), lane.rank());
    }

    /** It has its own moment to be tried, and nobody is to be held up by it. */
    private static void safely(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("what stands aside could not be read: it is tried at its own time");
        }
    }

    private static void inAThread(Runnable work) {
        Thread.ofVirtual().name("stand-aside").start(work);
    }

    private void putBack(Aside aside, Consumer<Aside> back) {
        try {
            if (fence.has(aside.room()) && fence.commit(fence.hold(aside.room()), () -> store.putBack(aside))) {
                back.accept(aside);
            }
        } catch (StaleHold elsewhere) {
            LOG.atDebug().addKeyValue("seq", aside.seq()).log("another replica sees to a message that stands aside");
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("a message could not be put back in its place; tried again soon");
            wakeups.at(clock.instant().plus(AFTER_A_FAILURE), () -> inAThread(() -> putBack(aside, back)));
        }
    }

    /** From when on an answer brings something back. Each is another one, so that none is taken away for an older one. */
    private static final class Gate {
        private final Instant from;

        Gate(Instant from) {
            this.from = from;
        }
    }
}
