package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
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

    private void awaitTexts(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> telegram.texts(shop).size() >= count);
        assertThat(telegram.texts(shop)).hasSize(count);
    }
}
