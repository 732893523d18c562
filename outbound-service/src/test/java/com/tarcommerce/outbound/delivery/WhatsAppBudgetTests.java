package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.time.SettableClock;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppBudgetTests {
    private static final Room ASHA = new Room("whatsapp", CloudApiStandIn.PHONE, "919876543210", null);
    private static final Room RAVI = new Room("whatsapp", CloudApiStandIn.PHONE, "919876543211", null);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final CloudApiStandIn cloud = CloudApiStandIn.start();
    private final List<String> bridged = new CopyOnWriteArrayList<>();
    private HttpServer bridge;

    @TempDir
    Path directory;

    @BeforeEach
    void startTheBridge() throws IOException {
        bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/v1/calls", call -> {
            bridged.add(JSON.readTree(call.getRequestBody().readAllBytes()).path("text").asString(""));
            var answer = "{\"id\":\"3EB0\"}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        bridge.start();
    }

    @AfterEach
    void stop() {
        cloud.close();
        bridge.stop(0);
    }

    private RunningOutbound start() {
        return RunningOutbound.start(directory, "http://127.0.0.1:9", "", clock,
                "--tar.whatsapp.token=" + CloudApiStandIn.TOKEN,
                "--tar.whatsapp.phone-number-id=" + CloudApiStandIn.PHONE, "--tar.whatsapp.api-url=" + cloud.url(),
                "--tar.whatsapp.bridge-secret=a-secret-of-the-bridge",
                "--tar.whatsapp.bridge-url=http://127.0.0.1:" + bridge.getAddress().getPort());
    }

    @Test
    void whatOnePersonGetsAtOnceIsPaidBackBeforeTheNextAcrossARestartToo() {
        try (var outbound = start()) {
            var ids = IntStream.range(0, 5).mapToObj(i -> outbound.send(Messages.text("n" + i).in(ASHA).build()))
                    .toList();
            ids.forEach(id -> outbound.awaitState(id, "sent"));
            clock.advance(Duration.ofSeconds(4));
            outbound.send(Messages.text("later").in(ASHA).build());
            outbound.awaitState(outbound.send(Messages.text("to another").in(RAVI).build()), "sent");
            assertThat(cloud(ASHA)).hasSize(5);
        }
        try (var outbound = start()) {
            clock.advance(Duration.ofSeconds(25));
            outbound.awaitState(outbound.send(Messages.text("to another again").in(RAVI).build()), "sent");
            assertThat(cloud(ASHA)).hasSize(5);

            clock.advance(Duration.ofSeconds(1));

            await().atMost(Duration.ofSeconds(10)).until(() -> cloud(ASHA).size() == 6);
            assertThat(cloud(ASHA)).containsExactly("n0", "n1", "n2", "n3", "n4", "later");
        }
    }

    @Test
    void tooManyToOnePersonHoldsNobodyElse() {
        cloud.refuseNext(400, 131056);
        try (var outbound = start()) {
            var held = outbound.send(Messages.text("held").in(ASHA).build());
            outbound.awaitAttempts(held, 1);

            outbound.awaitState(outbound.send(Messages.text("to another").in(RAVI).build()), "sent");
            assertThat(cloud(ASHA)).isEmpty();
            clock.advance(Duration.ofSeconds(6));

            outbound.awaitState(held, "sent");
        }
    }

    @Test
    void tooManyFromTheNumberHoldsAllItsChatsAndNotTheBridge() {
        cloud.refuseNext(400, 130429);
        try (var outbound = start()) {
            var refused = outbound.send(Messages.text("refused").in(ASHA).build());
            outbound.awaitAttempts(refused, 1);
            var held = outbound.send(Messages.text("held with it").in(RAVI).build());

            outbound.awaitState(outbound.send(Messages.text("to a group").in(group(1)).build()), "sent");
            assertThat(outbound.get(held).attempts()).isEmpty();
            clock.advance(Duration.ofSeconds(5));

            outbound.awaitState(held, "sent");
            // A call that is refused is one for its pair.
            clock.advance(Duration.ofSeconds(1));
            outbound.awaitState(refused, "sent");
        }
    }

    @Test
    void theLinkedNumberWritesToAGroupAtThePaceOfAPerson() {
        try (var outbound = start()) {
            IntStream.range(0, 5).forEach(i -> outbound.send(Messages.text("n" + i).in(group(1)).build()));
            awaitBridged(3);

            clock.advance(Duration.ofMillis(2_999));
            outbound.awaitState(outbound.send(Messages.text("to another group").in(group(2)).build()), "sent");
            awaitBridged(4);
            clock.advance(Duration.ofMillis(1_501));
            awaitBridged(5);
            clock.advance(Duration.ofMillis(4_500));

            awaitBridged(6);
            assertThat(bridged).containsExactly("n0", "n1", "n2", "to another group", "n3", "n4");
        }
    }

    @Test
    void theLinkedNumberWritesToAllItsGroupsAtThePaceOfAPerson() {
        try (var outbound = start()) {
            IntStream.range(0, 7).forEach(i -> outbound.send(Messages.text("n" + i).in(group(i)).build()));
            awaitBridged(5);

            clock.advance(Duration.ofMillis(1_999));
            outbound.awaitState(outbound.send(Messages.text("by the other way").in(ASHA).build()), "sent");
            awaitBridged(5);
            clock.advance(Duration.ofMillis(1_001));
            awaitBridged(6);
            clock.advance(Duration.ofSeconds(3));
            awaitBridged(7);
        }
    }

    @Test
    void aSignOfTypingUsesUpNothingOfWhatAPersonMayBeSent() {
        try (var outbound = start()) {
            outbound.awaitState(outbound.send(typing(ASHA).replyTo("wamid.Q").build()), "sent");
            clock.advance(Duration.ofSeconds(4));

            outbound.awaitState(outbound.send(Messages.text("answer").in(ASHA).build()), "sent");

            assertThat(cloud.typing()).hasSize(1);
        }
    }

    @Test
    void signsOfTypingUseUpNothingOfWhatTheLinkedNumberMaySay() {
        try (var outbound = start()) {
            IntStream.range(0, 5)
                    .forEach(i -> outbound.awaitState(outbound.send(typing(group(i)).build()), "sent"));

            IntStream.range(0, 5).forEach(i -> outbound
                    .awaitState(outbound.send(Messages.text("n" + i).in(group(i)).build()), "sent"));

            awaitBridged(10);
        }
    }

    @Test
    void signsOfTypingUseUpNothingAcrossARestartEither() {
        try (var outbound = start()) {
            IntStream.range(0, 3).mapToObj(i -> outbound.send(typing(ASHA).replyTo("wamid.Q").build())).toList()
                    .forEach(sign -> outbound.awaitState(sign, "sent"));
            IntStream.range(0, 2)
                    .mapToObj(i -> outbound.send(Messages.text("reading…").in(ASHA).kind(MessageKind.PROGRESS)
                            .replyTo("wamid.Q").build()))
                    .toList().forEach(sign -> outbound.awaitState(sign, "sent"));
        }
        try (var outbound = start()) {
            IntStream.range(0, 5).mapToObj(i -> outbound.send(Messages.text("n" + i).in(ASHA).build())).toList()
                    .forEach(answer -> outbound.awaitState(answer, "sent"));

            assertThat(cloud.typing()).hasSize(5);
        }
    }

    @Test
    void noTypingIsShownWhereNothingMightBeSaid() {
        try (var outbound = start()) {
            IntStream.range(0, 5).forEach(i -> outbound
                    .awaitState(outbound.send(Messages.text("n" + i).in(group(i)).build()), "sent"));
            var sign = outbound.send(typing(group(6)).build());
            clock.advance(Duration.ofSeconds(3));

            outbound.awaitState(sign, "expired");

            awaitBridged(5);
        }
    }

    private static Messages typing(Room room) {
        return Messages.text("").in(room).kind(MessageKind.TYPING);
    }

    private static Room group(int number) {
        return new Room("whatsapp", "bridge", "12036302500000000" + number + "@g.us", null);
    }

    private List<String> cloud(Room room) {
        return cloud.sent().stream().filter(sent -> sent.path("to").asString("").equals(room.chat()))
                .map(sent -> sent.path("text").path("body").asString("")).toList();
    }

    private void awaitBridged(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> bridged.size() >= count);
        assertThat(bridged).hasSize(count);
    }
}
