package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.message.Arrivals;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One lane a room: rooms are independent of each other; within one, messages go out in order of acceptance. */
@Component
class Lanes implements Arrivals, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration AFTER_A_SURPRISE = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);

    private final DeliverMessage deliverMessage;
    private final OpenMessages openMessages;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<Lane> waitingForAnswer = ConcurrentHashMap.newKeySet();
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    Lanes(DeliverMessage deliverMessage, OpenMessages openMessages, Wakeups wakeups, InstantSource clock) {
        this.deliverMessage = deliverMessage;
        this.openMessages = openMessages;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    @Override
    public void arrived(Room room, long seq) {
        var lane = enqueue(room, seq);
        work(lane, lane.begin());
    }

    @Override
    public void withdrawn(Room room, long seq) {
        var lane = lanes.get(room.key());
        if (lane != null && lane.remove(seq)) {
            work(lane, lane.wake());
        }
    }

    /** In the map's own lock, so that a lane that is about to be dropped is not filled. */
    private Lane enqueue(Room room, long seq) {
        return lanes.compute(room.key(), (_, known) -> {
            var lane = known == null ? new Lane(room) : known;
            lane.add(seq);
            return lane;
        });
    }

    private void work(Lane lane, boolean ours) {
        if (ours && running) {
            workers.execute(() -> work(lane));
        }
    }

    private void work(Lane lane) {
        while (running) {
            var head = lane.head();
            if (head == null) {
                if (drop(lane)) {
                    return;
                }
                continue;
            }
            if (!goesOn(lane, head)) {
                return;
            }
        }
    }

    private boolean goesOn(Lane lane, long head) {
        return switch (look(lane, head)) {
            case Next(var sent) -> {
                lane.remove(head);
                if (sent) {
                    release(lane.room().channel());
                }
                yield true;
            }
            case Hold hold -> !held(lane, hold);
        };
    }

    /** The one place that catches everything: whatever happens to one message, the lane goes on. */
    private Step look(Lane lane, long head) {
        try {
            return deliverMessage.deliver(head, lane.room(), lane.heldSince());
        } catch (RuntimeException surprise) {
            LOG.atError().setCause(surprise).addKeyValue("seq", head).log("a delivery failed unexpectedly");
            return new Hold(clock.instant().plus(AFTER_A_SURPRISE), lane.heldSince(), false);
        }
    }

    private boolean held(Lane lane, Hold hold) {
        var number = lane.hold(hold);
        if (number == Lane.NOT_HELD) {
            return false;
        }
        if (hold.orUntilAnswer()) {
            waitingForAnswer.add(lane);
        }
        wakeups.at(hold.until(), () -> work(lane, lane.wakeFrom(number)));
        return true;
    }

    /** A platform that had not answered does again: who waited for it need not wait longer. */
    private void release(String channel) {
        if (waitingForAnswer.isEmpty()) {
            return;
        }
        for (var lane : List.copyOf(waitingForAnswer)) {
            if (lane.room().channel().equals(channel) && waitingForAnswer.remove(lane) && lane.waitsForAnswer()) {
                work(lane, lane.wake());
            }
        }
    }

    private boolean drop(Lane lane) {
        return lanes.compute(lane.room().key(), (_, known) -> lane.endIfEmpty() ? null : known) == null;
    }

    @Override
    public void start() {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        openMessages.eachInOrder(this::resume);
        running = true;
        lanes.values().forEach(lane -> work(lane, lane.begin()));
    }

    /** A room's first message may have to wait; it holds the room as it did before the stop. */
    private void resume(OpenMessages.Open open) {
        var first = !lanes.containsKey(open.room().key());
        var lane = enqueue(open.room(), open.seq());
        if (first && open.nextAt() != null) {
            held(lane, new Hold(open.nextAt(), null, false));
        }
    }

    /** Lets the calls that are out come to their end. */
    @Override
    public void stop() {
        running = false;
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lanes.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the database and the wake-ups, stops before them. */
    @Override
    public int getPhase() {
        return 20;
    }
}
