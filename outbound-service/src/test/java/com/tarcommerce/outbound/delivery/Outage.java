package com.tarcommerce.outbound.delivery;

import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.context.support.GenericApplicationContext;

/** A Slack that fails with some texts for as long as a test wants, and an outbound that meets it by a settable clock. */
final class Outage implements AutoCloseable {
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final Instant start = clock.instant();
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final Away slack = new Away();

    SettableClock clock() {
        return clock;
    }

    /** When the outage began. */
    Instant start() {
        return start;
    }

    RunningOutbound begin(Path directory) {
        return begin(directory, _ -> {
        });
    }

    /** With beans of the test's own. */
    RunningOutbound begin(Path directory, Consumer<GenericApplicationContext> more) {
        return RunningOutbound.with(beans -> {
            beans.registerBean("away", Channel.class, () -> slack);
            more.accept(beans);
        }, directory, telegram, clock);
    }

    void fails(String text, Delivery how) {
        slack.failures.put(text, how);
    }

    void heals(String text) {
        slack.failures.remove(text);
    }

    /** What was sent, in its order. */
    List<String> texts() {
        return List.copyOf(slack.sent);
    }

    void advanceTo(Duration sinceStart) {
        clock.advance(Duration.between(clock.instant(), start.plus(sinceStart)));
    }

    /** At each of its moments, until so long after the start. */
    void tryFor(RunningOutbound outbound, String id, Duration time) {
        var end = start.plus(time);
        tryUntil(outbound, id, () -> !clock.instant().isBefore(end));
    }

    void tryUntil(RunningOutbound outbound, String id, BooleanSupplier enough) {
        outbound.awaitAttempts(id, 1);
        while (!enough.getAsBoolean()) {
            tryAgain(outbound, id);
        }
    }

    void tryUntilDead(RunningOutbound outbound, String id) {
        while (!outbound.get(id).state().wire().equals("dead")) {
            tryAgain(outbound, id);
        }
    }

    void tryAgain(RunningOutbound outbound, String id) {
        var before = await().until(() -> outbound.get(id), message -> message.nextAttempt() != null);
        var next = Objects.requireNonNull(before.nextAttempt());
        if (next.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), next));
        }
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> outbound.get(id).attempts().size() > before.attempts().size());
    }

    @Override
    public void close() {
        telegram.close();
    }

    /** A text in several parts has bars between them. */
    private static final class Away implements Channel {
        private final Map<String, Delivery> failures = new ConcurrentHashMap<>();
        private final List<String> sent = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "slack";
        }

        @Override
        public String chatOf(Room room) {
            return room.chat();
        }

        @Override
        public List<String> split(SendMessage message) {
            return List.of(message.text().split("\\|", -1));
        }

        @Override
        public Delivery send(Part part) {
            var failure = failures.get(part.text());
            if (failure != null) {
                return failure;
            }
            sent.add(part.text());
            return new Sent("no " + sent.size());
        }
    }
}
