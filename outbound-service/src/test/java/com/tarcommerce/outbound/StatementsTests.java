package com.tarcommerce.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the database is asked for a message: on a server each time is a round trip. */
class StatementsTests {
    private static final int MESSAGES = 400;
    private static final int ROOMS = 100;
    /** It was 19.6 when each message was asked for by itself. */
    private static final double MOST_OF_A_BATCH = 4;
    /** It was 17; how many are committed together depends on how fast they come. */
    private static final double MOST_OF_A_SINGLE = 12;

    private final CountedStatements statements = new CountedStatements();
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final List<TelegramChat> shops = IntStream.range(0, ROOMS)
            .mapToObj(i -> TelegramChat.forum(-1_001 - i, "Shop " + i).topic(45)).toList();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void messagesOfOneRequestShareTheirStatements() {
        var each = askedForEach(outbound -> outbound.messages().sendAll(new SendMessages(messages())));

        assertThat(each).isLessThan(MOST_OF_A_BATCH);
    }

    @Test
    void messagesOfManyRequestsShareWhatIsCommittedTogether() {
        var each = askedForEach(outbound -> {
            try (var senders = Executors.newFixedThreadPool(32)) {
                messages().forEach(message -> senders.execute(() -> outbound.send(message)));
            }
        });

        assertThat(each).isLessThan(MOST_OF_A_SINGLE);
    }

    private static void report(double each) {
        System.out.printf("asked %.2f times for each of %d messages%n", each, MESSAGES);
    }

    private double askedForEach(Consumer<RunningOutbound> send) {
        shops.forEach(telegram::add);
        try (var outbound = RunningOutbound.counting(directory, telegram, SettableClock.at("2026-03-01T09:00:00Z"),
                statements)) {
            var before = statements.count();
            send.accept(outbound);
            telegram.awaitAll(MESSAGES, Duration.ofSeconds(60), _ -> true);
            await().atMost(Duration.ofSeconds(20)).until(() -> outbound.jdbc()
                    .sql("select count(*) from message where state = 'sent'").query(Integer.class)
                    .single() == MESSAGES);
            var each = (statements.count() - before) / (double) MESSAGES;
            report(each);
            return each;
        }
    }

    private List<SendMessage> messages() {
        return IntStream.range(0, MESSAGES)
                .mapToObj(i -> Messages.text("n" + i).in(shops.get(i % ROOMS), 45).build()).toList();
    }
}
