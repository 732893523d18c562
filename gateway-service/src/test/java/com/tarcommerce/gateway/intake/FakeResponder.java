package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Says back what it was told, unless a test gives it another mind; remembers what it saw and what it did. */
public final class FakeResponder implements Responder {
    private final List<Incoming> seen = new CopyOnWriteArrayList<>();
    private final List<Incoming> givenUp = new CopyOnWriteArrayList<>();
    private final List<Long> applied = new CopyOnWriteArrayList<>();
    private volatile Runnable whenGivenUp = () -> {
    };
    private volatile BiFunction<Long, Incoming, Plan> mind = this::echo;

    @Override
    public Plan respond(long inboundId, Incoming incoming) {
        seen.add(incoming);
        return mind.apply(inboundId, incoming);
    }

    @Override
    public void giveUp(long inboundId, Incoming incoming) {
        givenUp.add(incoming);
        whenGivenUp.run();
    }

    /** What nothing came of. */
    public List<Incoming> givenUp() {
        return List.copyOf(givenUp);
    }

    /** Answers a text with itself and everything else with silence. */
    public Plan echo(long id, Incoming incoming) {
        return () -> {
            applied.add(id);
            return incoming instanceof Incoming.Text text
                    ? Reply.text("tenant0001", text.room(), "echo " + text.text())
                    : Reply.silence();
        };
    }

    public void whenGivenUp(Runnable what) {
        whenGivenUp = what;
    }

    public void mind(BiFunction<Long, Incoming, Plan> newMind) {
        mind = newMind;
    }

    public List<Incoming> seen() {
        return List.copyOf(seen);
    }

    public List<Incoming> seenIn(Room room) {
        return seen.stream().filter(incoming -> incoming.room().equals(room)).toList();
    }

    /** The ids of the messages whose plans were carried out, each as often as it was. */
    public List<Long> applied() {
        return List.copyOf(applied);
    }

    public void forget() {
        seen.clear();
        applied.clear();
        givenUp.clear();
        whenGivenUp = () -> {
        };
        mind = this::echo;
    }
}
