package com.tarcommerce.outbound.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetOldMessagesTests {
    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");

    @TempDir
    Path directory;

    @Test
    void aMessageIsForgottenBeforeThoseThatWentInIt() {
        try (var telegram = BotApiStandIn.start().add(shop);
                var outbound = RunningOutbound.start(directory, telegram, clock)) {
            var head = outbound.send(Messages.text("low 1").in(shop).build());
            outbound.awaitState(head, "sent");
            clock.advance(Duration.ofSeconds(1));
            var inside = outbound.send(Messages.text("low 2").in(shop).build());
            outbound.awaitState(inside, "sent");
            outbound.jdbc().sql("""
                    update message set merged_into = (select seq from message where id = :head)
                    where id = :inside""").param("head", head).param("inside", inside).update();

            assertThat(forgetOne(outbound)).isEqualTo(1);

            assertThat(ids(outbound)).containsExactly(inside);
            assertThat(forgetOne(outbound)).isEqualTo(1);
            assertThat(ids(outbound)).isEmpty();
        }
    }

    private int forgetOne(RunningOutbound outbound) {
        return outbound.bean(CommitGroup.class)
                .commit(() -> outbound.bean(MessageStore.class).forget(clock.instant().plusSeconds(1), 1));
    }

    private static List<String> ids(RunningOutbound outbound) {
        return outbound.jdbc().sql("select id from message").query(String.class).list();
    }
}
