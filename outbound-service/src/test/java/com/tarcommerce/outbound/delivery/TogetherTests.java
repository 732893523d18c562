package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.ReplayRange;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
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

/** What waits for the same budget and goes out in one message. */
class TogetherTests {
    private static final String LIMITS_ON = "--tar.telegram.limits.speed=1";

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45).topic(46);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);

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
            useUpTheBurst(outbound);
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
            useUpTheBurst(outbound);
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

    @Test
    void oneMessageOfSeveralLivesAsLongAsTheLastOfThem() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            useUpTheBurst(outbound);
            var sooner = outbound.send(stock("Milk is low", Duration.ofSeconds(5)));
            var later = outbound.send(stock("Curd is low", Duration.ofSeconds(60)));
            telegram.fail("sendMessage", shop, 1, Failure.serverError());

            clock.advance(Duration.ofSeconds(1));
            outbound.awaitAttempts(sooner, 1);
            clock.advance(Duration.ofSeconds(10));

            outbound.awaitState(sooner, "sent");
            outbound.awaitState(later, "sent");
            assertThat(telegram.texts(shop)).endsWith("Milk is low\nCurd is low");
        }
    }

    @Test
    void whatWentTogetherExpiresTogether() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            useUpTheBurst(outbound);
            var sooner = outbound.send(stock("Milk is low", Duration.ofSeconds(5)));
            var later = outbound.send(stock("Curd is low", Duration.ofSeconds(60)));
            telegram.fail("sendMessage", shop, 1, Failure.serverError());

            clock.advance(Duration.ofSeconds(1));
            outbound.awaitAttempts(sooner, 1);
            assertThat(telegram.calls("sendMessage").getLast().text()).isEqualTo("Milk is low\nCurd is low");
            clock.advance(Duration.ofSeconds(59));

            outbound.awaitState(sooner, "expired");
            outbound.awaitState(later, "expired");
            assertThat(telegram.texts(shop)).hasSize(3);
        }
    }

    @Test
    void whatHasExpiredIsNotTakenInAndHoldsNobodyUp() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            useUpTheBurst(outbound);
            outbound.send(stock("Milk is low", Duration.ofSeconds(60)));
            var gone = outbound.send(stock("Curd is low", Duration.ofSeconds(1)));
            outbound.send(stock("Ghee is low", Duration.ofSeconds(60)));

            clock.advance(Duration.ofSeconds(1));
            awaitTexts(4);
            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(gone, "expired");
            assertThat(telegram.texts(shop)).endsWith("n2", "Milk is low\nGhee is low");
        }
    }

    @Test
    void whatExpiresDoesNotGoWithWhatNeverDoes() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            useUpTheBurst(outbound);
            outbound.send(Messages.text("Milk is low").in(shop, 45).build().together(null, "stock"));
            outbound.send(stock("Curd is low", Duration.ofSeconds(60)));

            clock.advance(Duration.ofSeconds(1));
            awaitTexts(4);
            clock.advance(Duration.ofSeconds(1));

            awaitTexts(5);
            assertThat(telegram.texts(shop)).endsWith("Milk is low", "Curd is low");
        }
    }

    @Test
    void aStarOfOneLineIsNoPairWithThatOfAnother() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            useUpTheBurst(outbound);
            List.of("*Rice* 5 left: order *3 kg", "Dal 2 left (2* a week)").forEach(text -> outbound.send(
                    Messages.text(text).markdown().in(shop, 45).build().together(null, "stock")));

            clock.advance(Duration.ofSeconds(1));

            awaitTexts(4);
            var both = telegram.calls("sendMessage").getLast();
            assertThat(both.text()).isEqualTo("Rice 5 left: order *3 kg\nDal 2 left (2* a week)");
            assertThat(both.parameter("entities")).containsOnlyOnce("bold");
        }
    }

    @Test
    void whatWentOutWithOthersIsNotReplacedByAnEditOfOneOfThem() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock, LIMITS_ON)) {
            useUpTheBurst(outbound);
            var both = List.of(outbound.send(stock("Milk is low", Duration.ofHours(1))),
                    outbound.send(stock("Curd is low", Duration.ofHours(1))));
            clock.advance(Duration.ofSeconds(1));
            both.forEach(id -> outbound.awaitState(id, "sent"));
            clock.advance(Duration.ofMinutes(1));

            both.forEach(id -> List.of("enough of it", "").forEach(text -> outbound.awaitState(outbound.send(
                    Messages.text(text).in(shop, 45).kind(MessageKind.EDIT).replyTo(id).build()), "sent")));

            assertThat(telegram.texts(shop)).endsWith("Milk is low\nCurd is low", "enough of it", "enough of it");
            assertThat(telegram.calls()).extracting(BotCall::method).containsOnly("sendMessage");
        }
    }

    private void useUpTheBurst(RunningOutbound outbound) {
        IntStream.range(0, 3).forEach(i -> outbound.send(Messages.text("n" + i).in(shop, 46).build()));
        awaitTexts(3);
    }

    private SendMessage stock(String text, Duration lives) {
        return Messages.text(text).in(shop, 45).expiresAt(clock.instant().plus(lives)).build()
                .together(null, "stock");
    }

    private void awaitTexts(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> telegram.texts(shop).size() >= count);
        assertThat(telegram.texts(shop)).hasSize(count);
    }
}
