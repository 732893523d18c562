package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackBudgetTests {
    private static final Room SHOP = Room.of("slack", SlackStandIn.CHANNEL);
    private static final Room OTHER = Room.of("slack", "C0OTHER");

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final SlackStandIn slack = SlackStandIn.start();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        slack.close();
    }

    private RunningOutbound start() {
        return RunningOutbound.start(directory, "http://127.0.0.1:9", "", clock,
                "--tar.slack.bot-token=" + SlackStandIn.TOKEN, "--tar.slack.api-url=" + slack.url());
    }

    @Test
    void aChannelAndItsThreadsGetABurstThenOneASecondAcrossARestartToo() {
        try (var outbound = start()) {
            var ids = IntStream.range(0, 8).mapToObj(
                    i -> outbound.send(Messages.text("n" + i).in(i % 2 == 0 ? SHOP : SHOP.inThread("1.5")).build()))
                    .toList();
            awaitPosts(SHOP, 3);
            clock.advance(Duration.ofSeconds(1));
            awaitPosts(SHOP, 4);
            clock.advance(Duration.ofMillis(999));
            outbound.awaitState(outbound.send(Messages.text("elsewhere").in(OTHER).build()), "sent");
            awaitPosts(SHOP, 4);
            ids.subList(0, 4).forEach(id -> outbound.awaitState(id, "sent"));
        }
        try (var outbound = start()) {
            outbound.awaitState(outbound.send(Messages.text("elsewhere again").in(OTHER).build()), "sent");
            awaitPosts(SHOP, 4);

            clock.advance(Duration.ofMillis(1));

            awaitPosts(SHOP, 5);
            assertThat(posts(SHOP)).containsExactly("n0", "n1", "n2", "n3", "n4");
        }
    }

    @Test
    void aWorkspaceGetsFiveASecondOverAllItsChannels() {
        try (var outbound = start()) {
            IntStream.range(0, 12)
                    .forEach(i -> outbound.send(Messages.text("n" + i).in(Room.of("slack", "C" + i)).build()));
            awaitAllPosts(10);

            clock.advance(Duration.ofMillis(200));
            awaitAllPosts(11);
            clock.advance(Duration.ofMillis(200));
            awaitAllPosts(12);
        }
    }

    @Test
    void tooManyRequestsHoldsThatChannelForAsLongAsItSays() {
        slack.refuseNext("429");
        try (var outbound = start()) {
            var held = outbound.send(Messages.text("held").in(SHOP).build());
            outbound.awaitAttempts(held, 1);

            outbound.awaitState(outbound.send(Messages.text("elsewhere").in(OTHER).build()), "sent");
            clock.advance(Duration.ofMillis(6_999));
            outbound.awaitState(outbound.send(Messages.text("elsewhere again").in(OTHER).build()), "sent");
            assertThat(posts(SHOP)).isEmpty();
            clock.advance(Duration.ofMillis(1));

            outbound.awaitState(held, "sent");
        }
    }

    @Test
    void tooManyEditsHoldEditsInAllChannelsAndNoMessage() {
        slack.refuseNext("429");
        try (var outbound = start()) {
            var edit = edit(outbound, SHOP);
            outbound.awaitAttempts(edit, 1);

            var other = edit(outbound, OTHER);
            outbound.awaitAttempts(other, 1);
            outbound.awaitState(outbound.send(Messages.text("Milk").in(SHOP.inThread("1.5")).build()), "sent");
            assertThat(slack.calls("chat.update")).isEmpty();
            assertThat(outbound.get(other).attempts().getFirst().reason()).contains("chat.update");
            clock.advance(Duration.ofSeconds(7));

            outbound.awaitState(edit, "sent");
            outbound.awaitState(other, "sent");
        }
    }

    @Test
    void whatSlackHasNothingLikeIsNoCallAndUsesNothingUp() {
        try (var outbound = start()) {
            for (var i = 0; i < 20; i++) {
                var id = outbound.send(Messages.text("").in(SHOP).kind(MessageKind.TYPING).build());
                assertThat(outbound.awaitState(id, "sent").attempts()).isEmpty();
            }
            IntStream.range(0, 3).forEach(i -> outbound.send(Messages.text("n" + i).in(SHOP).build()));

            awaitPosts(SHOP, 3);
        }
    }

    private static String edit(RunningOutbound outbound, Room room) {
        return outbound.send(Messages.text("Removed.").in(room).kind(MessageKind.EDIT).replyTo("1.5").build());
    }

    private List<String> posts(Room room) {
        return slack.calls("chat.postMessage").stream().map(SlackStandIn.Call::parameters)
                .filter(call -> room.chat().equals(call.get("channel"))).map(call -> String.valueOf(call.get("text")))
                .toList();
    }

    private void awaitPosts(Room room, int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> posts(room).size() >= count);
        assertThat(posts(room)).hasSize(count);
    }

    private void awaitAllPosts(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> slack.calls("chat.postMessage").size() >= count);
        assertThat(slack.calls("chat.postMessage")).hasSize(count);
    }
}
