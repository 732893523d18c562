package com.tarcommerce.outbound.delivery;

import static com.tarcommerce.outbound.TwoReplicas.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.TwoReplicas;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one of two replicas learns of the bot, the other one knows. */
@NeedsSqld
class SharedTroubleTests {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BOT = "telegram/";

    @TempDir
    private Path folder;

    private TwoReplicas both;
    private BotApiStandIn telegram;

    @BeforeEach
    void start() {
        both = new TwoReplicas(folder, 60);
        telegram = both.telegram();
        both.start("0");
    }

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void aPauseOfTheWholeBotHoldsForAll() {
        telegram.fail("sendMessage", 3, Failure.tooManyRequests(30));
        both.chatsOf(one()).subList(0, 3).forEach(chat -> one().awaitAttempts(one().send(message(chat, 0)), 1));
        awaitPause(two());

        var waits = two().send(message(both.chatsOf(two()).getFirst(), 1));
        both.clock().advance(Duration.ofSeconds(29));

        await().during(Duration.ofMillis(300)).until(() -> telegram.calls("sendMessage").size() == 3);
        both.clock().advance(Duration.ofSeconds(1));
        two().awaitState(waits, "sent");
    }

    @Test
    void aWrongTokenCostsAFewMessagesAndTheOthersWaitWithAll() {
        telegram.fail("sendMessage", 1, Failure.unauthorized());
        one().awaitState(one().send(message(both.chatsOf(one()).getFirst(), 0)), "dead");
        awaitPause(two());

        var behind = both.chats().stream().map(chat -> two().send(message(chat, 1))).toList();
        both.clock().advance(Duration.ofSeconds(59));
        await().during(Duration.ofMillis(300)).until(() -> telegram.calls("sendMessage").size() == 1);

        await().atMost(SOON).until(() -> {
            both.clock().advance(Duration.ofSeconds(1));
            return behind.stream().allMatch(id -> two().get(id).state().wire().equals("sent"));
        });
        assertThat(one().deadLetters().list(null, null).items()).singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("bot token"));
    }

    @Test
    void aPlatformThatOneFindsAwayIsTriedWithThreeCallsByTheOther() {
        var theirs = both.chatsOf(two());
        assertThat(theirs).hasSizeGreaterThan(3);
        two().awaitState(two().send(message(theirs.getFirst(), 0)), "sent");
        telegram.fail("sendMessage", 1_000, Failure.badGateway());
        both.chatsOf(one()).forEach(chat -> one().send(message(chat, 1)));
        await().atMost(SOON).until(() -> {
            both.clock().advance(Duration.ofSeconds(3));
            return bot(two()).isAway();
        });
        telegram.forgetCalls();

        theirs.forEach(chat -> two().send(Messages.text("trial").in(chat).build()));

        await().atMost(SOON).until(() -> trials() == 3);
        await().during(Duration.ofMillis(500)).until(() -> trials() == 3);
    }

    private long trials() {
        return telegram.calls("sendMessage").stream().filter(call -> call.text().equals("trial")).count();
    }

    private void awaitPause(RunningOutbound replica) {
        await().atMost(SOON).until(
                () -> replica.bean(Pace.class).pausedUntil(BOT).isAfter(both.clock().instant()));
    }

    private Bot bot(RunningOutbound replica) {
        var bots = replica.bean(Bots.class);
        return bots.of(bots.address(Messages.room(anyChat())));
    }

    private TelegramChat anyChat() {
        return both.chats().getFirst();
    }

    private RunningOutbound one() {
        return both.one();
    }

    private RunningOutbound two() {
        return both.two();
    }
}
