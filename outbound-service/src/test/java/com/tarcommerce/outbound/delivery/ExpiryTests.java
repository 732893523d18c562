package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a message comes to be sent, it is not sent once its moment has passed. */
class ExpiryTests {
    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void whatHadExpiredBeforeItWasTakenOnIsNotSentThoughItsRoomIsIdle() {
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            var late = outbound.send(Messages.text("late").in(shop).expiresAt(clock.instant().minusSeconds(1)).build());
            var lastMoment = outbound.send(Messages.text("at its last moment").in(shop).expiresAt(clock.instant())
                    .build());

            outbound.awaitState(late, "expired");
            outbound.awaitState(lastMoment, "expired");
            outbound.awaitState(outbound.send(Messages.text("in time").in(shop)
                    .expiresAt(clock.instant().plusSeconds(1)).build()), "sent");

            assertThat(telegram.texts(shop)).containsExactly("in time");
            assertThat(outbound.deadLetters().list(null, null).items()).isEmpty();
        }
    }

    @Test
    void whatExpiresBetweenItsPartsIsNotFinished() {
        telegram.fail("sendMessage", shop, 1, Failure.delay(Duration.ZERO));
        telegram.fail("sendMessage", shop, 1, Failure.serverError());
        try (var outbound = RunningOutbound.start(directory, telegram, clock)) {
            var id = outbound.send(Messages.text("a".repeat(5_000)).in(shop)
                    .expiresAt(clock.instant().plusSeconds(1)).build());
            outbound.awaitAttempts(id, 2);
            var behind = outbound.send(Messages.text("behind").in(shop).build());

            clock.advance(Duration.ofSeconds(3));

            assertThat(outbound.awaitState(id, "expired").attempts()).extracting(Message.Attempt::outcome)
                    .containsExactly("sent", "deferred");
            outbound.awaitState(behind, "sent");
            assertThat(telegram.texts(shop)).containsExactly("a".repeat(4_096), "behind");
        }
    }
}
