package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that takes its time for signs of typing, and none for messages. */
class SlowSignsTests {
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final Slow whatsapp = new Slow();

    @TempDir
    Path directory;

    private RunningOutbound outbound;

    @BeforeEach
    void start() {
        outbound = RunningOutbound.with(beans -> beans.registerBean("slow", Channel.class, () -> whatsapp), directory,
                telegram, clock);
        whatsapp.traces = outbound.bean(Traces.class);
    }

    @AfterEach
    void stop() {
        whatsapp.over.countDown();
        outbound.close();
        telegram.close();
    }

    @Test
    void howeverManySignsAreNotAnsweredTheMessagesGo() {
        var signs = IntStream.range(0, 20).mapToObj(person -> outbound.send(sign(MessageKind.TYPING, person).build()))
                .toList();
        signs.forEach(sign -> outbound.awaitState(sign, "expired"));

        outbound.awaitState(outbound.send(Messages.text("24 of milk").in(person(30)).build()), "sent");
    }

    @Test
    void progressThatIsShownAsTypingAndNotAnsweredIsNotTriedAgainBeforeItsAnswer() {
        var progress = outbound.send(sign(MessageKind.PROGRESS, 0).build());
        var answer = outbound.send(Messages.text("24 of milk").in(person(0)).kind(MessageKind.EDIT).replyTo(progress)
                .priority(Priority.REPLY).build());

        outbound.awaitState(answer, "sent");

        assertThat(outbound.awaitState(progress, "expired").attempts()).hasSize(1);
        assertThat(whatsapp.texts).containsExactly("24 of milk");
    }

    @Test
    void theCallOfASignIsInTheTraceOfItsMessage() {
        var trace = "ab".repeat(16);

        outbound.send(sign(MessageKind.TYPING, 0).build().traced("00-" + trace + "-" + "cd".repeat(8) + "-01"));

        await().untilAsserted(() -> assertThat(whatsapp.traceOfSign).isEqualTo(trace));
    }

    private static Messages sign(MessageKind kind, int person) {
        return Messages.text(kind == MessageKind.TYPING ? "" : "reading…").in(person(person)).kind(kind)
                .replyTo("wamid.Q").priority(Priority.REPLY);
    }

    private static Room person(int number) {
        return new Room("whatsapp", "106540352242922", "9198765432" + (10 + number), null);
    }

    /** Answers no sign before the test is over. */
    private static final class Slow implements Channel {
        private final CountDownLatch over = new CountDownLatch(1);
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private volatile Traces traces = Traces.none();
        private volatile @Nullable String traceOfSign;

        @Override
        public String name() {
            return "whatsapp";
        }

        @Override
        public String chatOf(Room room) {
            return room.chat();
        }

        @Override
        public List<String> split(SendMessage message) {
            return List.of(message.text());
        }

        @Override
        public Delivery send(Part part) {
            if (part.message().kind() != MessageKind.TYPING) {
                texts.add(part.text());
                return new Sent("no " + texts.size());
            }
            traceOfSign = Traces.idOf(traces.current());
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new Sent("");
        }
    }
}
