package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.ReplayRange;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTests {
    private static final String LIMITS_ON = "--tar.telegram.limits.speed=1";

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45).topic(46);
    private final TelegramChat person = TelegramChat.with(Person.called("Asha", 77));
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop).add(person);

    @TempDir
    Path directory;

    @BeforeEach
    void enforce() {
        telegram.enforce(PublishedLimits.ofTheFaq(), clock);
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void aForumGetsABurstThenOneASecondAndTwentyAMinuteAcrossARestartToo() {
        List<String> ids;
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            ids = IntStream.range(0, 40)
                    .mapToObj(i -> outbound.send(Messages.text("n" + i).in(shop, 45 + i % 2).build())).toList();
            awaitTexts(3);
            for (var second = 1; second <= 17; second++) {
                clock.advance(Duration.ofSeconds(1));
                awaitTexts(3 + second);
            }
            ids.subList(0, 20).forEach(id -> outbound.awaitState(id, "sent"));
        }
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            var other = outbound.send(Messages.text("elsewhere").in(person).build());
            outbound.awaitState(other, "sent");
            clock.advance(Duration.ofSeconds(42));
            outbound.awaitState(outbound.send(Messages.text("elsewhere again").in(person).build()), "sent");
            assertThat(telegram.texts(shop)).hasSize(20);

            clock.advance(Duration.ofSeconds(1));

            awaitTexts(23);
            assertThat(telegram.texts(shop)).doesNotHaveDuplicates();
        }
        assertThat(telegram.beyondLimits()).isEmpty();
    }

    @Test
    void aReplyOvertakesTheBroadcastsOfItsRoom() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            IntStream.range(0, 40).forEach(
                    i -> outbound.send(Messages.text("b" + i).in(shop, 45).priority(Priority.BROADCAST).build()));
            awaitTexts(3);
            outbound.send(Messages.text("reply").in(shop, 45).priority(Priority.REPLY).build());
            outbound.send(Messages.text("alert").in(shop, 45).priority(Priority.ALERT).build());

            for (var second = 1; second <= 17; second++) {
                clock.advance(Duration.ofSeconds(1));
                awaitTexts(3 + second);
            }
            clock.advance(Duration.ofMinutes(1));

            awaitTexts(23);
            assertThat(telegram.texts(shop)).startsWith("b0", "b1", "b2", "reply", "alert", "b3", "b4").endsWith("b18",
                    "b19", "b20");
        }
        assertThat(telegram.beyondLimits()).isEmpty();
    }

    @Test
    void withoutABacklogAMessageIsAcceptedAsOneThatIsBeingSent() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            outbound.jdbc().sql("""
                    create trigger no_claim before update of state on message when new.state = 'sending'
                    begin select raise(abort, 'a commit of its own for the claim'); end""").update();

            outbound.awaitState(outbound.send(Messages.text("at once").in(shop, 45).build()), "sent");
        }
    }

    @Test
    void theWholeBotWaitsOnceThreeChatsInARowAreRefused() {
        var chats = IntStream.range(0, 4).mapToObj(i -> TelegramChat.with(Person.called("P" + i, 900 + i))).toList();
        chats.forEach(telegram::add);
        telegram.fail("sendMessage", 3, Failure.tooManyRequests(30));
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            chats.subList(0, 3).forEach(
                    chat -> outbound.awaitAttempts(outbound.send(Messages.text("refused").in(chat).build()), 1));
            var fourth = outbound.send(Messages.text("held with them").in(chats.get(3)).build());

            clock.advance(Duration.ofSeconds(29));
            assertThat(outbound.get(fourth).attempts()).isEmpty();
            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(fourth, "sent");
        }
    }

    @Test
    void whatWaitsOfOneDigestIsOneMessageAndOvertakesNoneOfItsRank() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            var ids = new ArrayList<String>();
            for (var i = 0; i < 8; i++) {
                ids.add(outbound.send(Messages.text("low " + i).in(shop, 45).priority(Priority.BROADCAST).build()
                        .together(null, i == 6 ? "other" : "stock")));
                // What waits for a slow engine goes together too: here it is to wait for its budget only.
                awaitTexts(Math.min(i + 1, 3));
            }

            clock.advance(Duration.ofSeconds(2));

            awaitTexts(5);
            clock.advance(Duration.ofSeconds(1));
            awaitTexts(6);
            assertThat(telegram.texts(shop)).containsExactly("low 0", "low 1", "low 2", "low 3\nlow 4\nlow 5", "low 6",
                    "low 7");
            ids.forEach(id -> assertThat(outbound.awaitState(id, "sent").providerIds()).hasSize(1));
        }
    }

    @Test
    void whatGoesTogetherFitsIntoATemplateOfWhatsApps() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            for (var i = 0; i < 6; i++) {
                outbound.send(Messages.text(i + " is out of stock".repeat(25)).in(shop, 45)
                        .priority(Priority.BROADCAST).build().together(null, "stock"));
                awaitTexts(Math.min(i + 1, 3));
            }

            clock.advance(Duration.ofSeconds(2));

            awaitTexts(5);
            assertThat(telegram.texts(shop)).allMatch(text -> text.length() <= 1_024);
            assertThat(telegram.texts(shop).get(3)).startsWith("3 is out").contains("\n4 is out");
        }
    }

    @Test
    void aReplyTakesTheAlertOfItsCauseWithItAlsoIntoTheDeadLetters() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            IntStream.range(0, 3).forEach(i -> outbound.send(Messages.text("n" + i).in(shop, 46).build()));
            awaitTexts(3);
            var alert = outbound.send(Messages.text("Milk is low").in(shop, 45).priority(Priority.ALERT).build()
                    .together("u:7", null));
            var reply = outbound.send(Messages.text("4 sold").in(shop, 45).priority(Priority.REPLY).replyTo("9")
                    .build().together("u:7", null));
            telegram.fail("sendMessage", shop, 1, Failure.kicked());

            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(reply, "dead");
            outbound.awaitState(alert, "dead");
            clock.advance(Duration.ofSeconds(1));
            var replayed = outbound.deadLetters()
                    .replayAll(new ReplayRange(clock.instant().minusSeconds(2), clock.instant(), "telegram"));
            assertThat(replayed.count()).isEqualTo(2);
            clock.advance(Duration.ofSeconds(2));
            outbound.awaitState(alert, "sent");
            outbound.awaitState(reply, "sent");
            assertThat(telegram.calls("sendMessage")).extracting(BotCall::text).contains("4 sold\nMilk is low");
        }
    }

    @Test
    void anAlertGoesWithTheReplyOfItsCauseAndTheOthersOfItsDigestWithEachOther() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            IntStream.range(0, 3).forEach(i -> outbound.send(Messages.text("n" + i).in(shop, 46).build()));
            awaitTexts(3);
            IntStream.range(0, 4).forEach(i -> outbound.send(Messages.text("out " + i).in(shop, 45)
                    .priority(Priority.ALERT).build().together("cause " + i, "stock")));
            outbound.send(
                    Messages.text("gone 0").in(shop, 45).priority(Priority.REPLY).build().together("cause 0", null));
            // Its alert is not the next one.
            outbound.send(
                    Messages.text("gone 2").in(shop, 45).priority(Priority.REPLY).build().together("cause 2", null));

            IntStream.range(0, 3).forEach(i -> {
                clock.advance(Duration.ofSeconds(1));
                awaitTexts(4 + i);
            });

            assertThat(telegram.texts(shop)).endsWith("gone 0\nout 0", "gone 2", "out 1\nout 2\nout 3");
        }
    }

    private void awaitTexts(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> telegram.texts(shop).size() >= count);
        assertThat(telegram.texts(shop)).hasSize(count);
    }
}
