package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    /** The bots of which something stands aside, and from when on an answer brings it back. */
    private final Map<String, Instant> bots = new ConcurrentHashMap<>();

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
        bots.putIfAbsent(Address.bot(aside.room()), Instant.MIN);
        wakeups.at(aside.until(), () -> Thread.ofVirtual().name("stand-aside").start(() -> putBack(aside, back)));
    }

    /** The lane's next message failed, too, and not by its own fault. */
    void failedToo(Lane lane, Consumer<Aside> back) {
        var to = lane.room().address();
        if (bots.containsKey(to.bot())) {
            store.oldest(to.room(), lane.rank()).ifPresent(aside -> putBack(aside, back));
        }
    }

    /** The bot's platform has answered. */
    void answered(Address to, Consumer<Aside> back) {
        var now = clock.instant();
        var from = bots.get(to.bot());
        if (from == null || now.isBefore(from) || !bots.replace(to.bot(), from, now.plus(AT_MOST_EVERY))) {
            return;
        }
        var aside = store.all().stream().filter(each -> Address.bot(each.room()).equals(to.bot())).toList();
        if (aside.isEmpty()) {
            bots.remove(to.bot());
        }
        aside.stream().filter(each -> !each.doubtful()).forEach(each -> putBack(each, back));
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
            wakeups.at(clock.instant().plus(AFTER_A_FAILURE),
                    () -> Thread.ofVirtual().name("stand-aside").start(() -> putBack(aside, back)));
        }
    }
}
