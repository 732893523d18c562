package com.tarcommerce.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTests {
    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45).topic(46);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void aRestartKeepsPausesPartsAndDoubts() {
        telegram.fail("sendMessage", shop, 1, Failure.delay(Duration.ZERO));
        telegram.fail("sendMessage", shop, 1, Failure.tooManyRequests(60));
        String paused;
        String interrupted;
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            paused = outbound.send(Messages.text("a".repeat(5_000)).in(shop, 45).build());
            outbound.awaitAttempts(paused, 2);
            interrupted = outbound.send(Messages.text("interrupted").in(shop, 46).build());
            outbound.jdbc().sql("update message set state = 'sending' where id = :id").param("id", interrupted)
                    .update();
        }
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            assertThat(outbound.get(interrupted).attempts()).extracting(Message.Attempt::outcome)
                    .containsExactly("unknown");
            clock.advance(Duration.ofSeconds(59));
            assertThat(telegram.texts(shop)).containsExactly("a".repeat(4_096));
            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(paused, "sent");
            assertThat(outbound.awaitState(interrupted, "sent").repeats()).isEqualTo(1);
            assertThat(telegram.texts(shop)).containsExactlyInAnyOrder("a".repeat(4_096), "a".repeat(904),
                    "interrupted");
        }
    }

    @Test
    void whatIsHalfOutIsFinishedAfterARestartBeforeAReplyGoes() {
        telegram.fail("sendMessage", shop, 1, Failure.delay(Duration.ZERO));
        telegram.fail("sendMessage", shop, 1, Failure.tooManyRequests(60));
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            outbound.awaitAttempts(outbound.send(Messages.text("a".repeat(5_000)).in(shop, 45).build()), 2);
        }
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            var reply = outbound.send(Messages.text("reply").in(shop, 45).priority(Priority.REPLY).build());
            clock.advance(Duration.ofSeconds(60));

            outbound.awaitState(reply, "sent");
            assertThat(telegram.texts(shop)).containsExactly("a".repeat(4_096), "a".repeat(904), "reply");
        }
    }

    @Test
    void whatADeadLetterHasUsedUpOfTheBudgetIsUsedUpAfterARestartToo() {
        telegram.fail("sendMessage", shop, 2, Failure.delay(Duration.ZERO));
        telegram.fail("sendMessage", shop, 1, Failure.kicked());
        try (var outbound = RunningOutbound.start(directory, telegram, clock, "--tar.telegram.limits.speed=1")) {
            outbound.awaitState(outbound.send(Messages.text("a".repeat(9_000)).in(shop).build()), "dead");
        }
        try (var outbound = RunningOutbound.start(directory, telegram, clock, "--tar.telegram.limits.speed=1")) {
            var ids = List.of("1", "2", "3").stream().map(text -> outbound.send(Messages.text(text).in(shop).build()))
                    .toList();
            outbound.awaitState(ids.getFirst(), "sent");

            await().during(Duration.ofMillis(500)).until(() -> telegram.texts(shop).size() == 3);
            clock.advance(Duration.ofSeconds(2));
            outbound.awaitState(ids.getLast(), "sent");
        }
    }

    @Test
    void endedMessagesAreForgottenAfterThirtyDaysAndDeadLettersAreNot() {
        String sent;
        String dead;
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            sent = outbound.send(Messages.text("sent").in(shop).build());
            outbound.awaitState(sent, "sent");
            telegram.fail("sendMessage", shop, 1, Failure.kicked());
            dead = outbound.send(Messages.text("dead").in(shop).build());
            outbound.awaitState(dead, "dead");

            clock.advance(Duration.ofDays(29));
            var young = outbound.send(Messages.text("young").in(shop).build());
            outbound.awaitState(young, "sent");
            clock.advance(Duration.ofDays(2));

            await().until(() -> outbound.jdbc().sql("select id from message order by seq").query(String.class).list(),
                    ids -> ids.size() == 2);
            assertThat(outbound.get(dead).state().wire()).isEqualTo("dead");
            assertThat(outbound.get(young).state().wire()).isEqualTo("sent");
        }
    }

    @Test
    void withoutConnectionNothingCountsAndNothingRepeats() {
        var port = telegram.url().getPort();
        telegram.close();
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            var id = outbound.send(Messages.text("patience").in(shop).build());
            for (var tries = 1; tries <= 8; tries++) {
                outbound.awaitAttempts(id, tries);
                clock.advance(Duration.ofMillis(1_250L << tries));
            }
            outbound.awaitAttempts(id, 9);
            try (var back = BotApiStandIn.start(port).add(shop)) {
                clock.advance(Duration.ofMinutes(5));

                assertThat(outbound.awaitState(id, "sent").repeats()).isZero();
                assertThat(back.texts(shop)).containsExactly("patience");
            }
        }
    }

    @Test
    void withoutATokenTelegramIsOffAndSaysSo() {
        try (var outbound = RunningOutbound.start(directory, telegram.url().toString(), "", clock)) {
            var id = outbound.send(Messages.text("x").in(shop).build());

            outbound.awaitState(id, "dead");
            assertThat(outbound.deadLetters().list(null, null).items()).singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("set TAR_TELEGRAM_BOT_TOKEN"));
        }
        try (var outbound = RunningOutbound.start(directory, telegram.url().toString(), "1:wrong", clock)) {
            var id = outbound.deadLetters().list(null, null).items().getFirst().message().id();
            outbound.deadLetters().replay(id);

            outbound.awaitAttempts(id, 2);
            assertThat(outbound.deadLetters().list(null, null).items()).singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("correct TAR_TELEGRAM_BOT_TOKEN"));
        }
    }

    @Test
    void anAddressWithAPathStopsTheStartAndNamesTheVariable() {
        assertThatThrownBy(() -> RunningOutbound.start(directory, telegram.url() + "/api", BotApiStandIn.TOKEN, clock))
                .rootCause().hasMessageContaining("TAR_TELEGRAM_API_URL");
    }
}
