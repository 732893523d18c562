package com.tarcommerce.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.MessageState;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.testsupport.NoSecondTry;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

@ExtendWith(NoSecondTry.class)
class KilledInABurstTests {
    private static final Logger LOG = LoggerFactory.getLogger(KilledInABurstTests.class);
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int ROOMS = 8;
    private static final int MESSAGES_A_ROOM = 40;

    @Test
    void nothingIsLostOrOutOfOrderAndOnlyTheUnknownRepeats(@TempDir Path directory) throws Exception {
        var seed = Long.getLong("tar.seed", System.nanoTime());
        var random = new Random(seed);
        LOG.atInfo().addKeyValue("seed", seed).log("killing in a burst; repeat with -Dtar.seed");
        var rooms = IntStream.range(0, ROOMS).mapToObj(i -> TelegramChat.supergroup(-900 - i, "Room " + i)).toList();
        var bodies = rooms.stream().map(KilledInABurstTests::bodiesFor).toList();

        try (var telegram = BotApiStandIn.start()) {
            rooms.forEach(telegram::add);
            telegram.fail("sendMessage", 10_000, Failure.delay(Duration.ofMillis(3)));
            try (var first = OutboundProcess.start(directory, telegram)) {
                var burst = Thread.ofVirtual().start(() -> sendAll(first.messages(), bodies));
                telegram.awaitAll(20 + random.nextInt(150), LONG, call -> true);
                first.kill();
                burst.join();
            }
            var sentBefore = telegram.calls("sendMessage").size();
            try (var second = OutboundProcess.start(directory, telegram)) {
                var ids = sendAll(second.messages(), bodies);
                assertThat(ids).doesNotHaveDuplicates().hasSize(ROOMS * MESSAGES_A_ROOM);
                var ledger = await().atMost(LONG).until(() -> ledger(second.messages(), ids),
                        messages -> messages.stream().allMatch(message -> message.state() == MessageState.SENT));

                assertThat(sentBefore).as("seed %d: it was killed in the middle", seed).isLessThan(ids.size());
                ledger.forEach(message -> assertSentOnceButForItsRepeats(telegram, message, seed));
                assertThat(ledger.stream().mapToInt(Message::repeats).sum()).as("seed %d", seed)
                        .isLessThanOrEqualTo(ROOMS);
                rooms.forEach(room -> assertInOrder(telegram, room, seed));
            }
        }
    }

    private static List<SendMessage> bodiesFor(TelegramChat room) {
        return IntStream.range(0, MESSAGES_A_ROOM)
                .mapToObj(i -> Messages.text("%d/%03d".formatted(room.id(), i)).in(room).build()).toList();
    }

    /** As a caller does who was not answered: the same again. Returns the ids that it was told. */
    private static List<String> sendAll(MessagesApi messages, List<List<SendMessage>> bodies) {
        try (var senders = Executors.newFixedThreadPool(ROOMS)) {
            var sent = bodies.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> sendEach(messages, each), senders)).toList();
            return sent.stream().flatMap(ids -> ids.join().stream()).toList();
        }
    }

    private static List<String> sendEach(MessagesApi messages, List<SendMessage> bodies) {
        var ids = new ArrayList<String>();
        try {
            for (var body : bodies) {
                ids.add(Objects.requireNonNull(messages.send(body).getBody()).id());
            }
        } catch (RestClientException killed) {
            LOG.atDebug().log("the service was killed");
        }
        return ids;
    }

    private static List<Message> ledger(MessagesApi messages, List<String> ids) {
        return ids.stream().map(messages::get).toList();
    }

    private static void assertSentOnceButForItsRepeats(BotApiStandIn telegram, Message message, long seed) {
        var times = telegram.calls("sendMessage").stream().filter(call -> call.text().equals(message.text())).count();

        assertThat(times).as("seed %d: %s", seed, message).isBetween(1L, 1L + message.repeats());
        assertThat(message.repeats()).isEqualTo((int) message.attempts().stream()
                .filter(attempt -> attempt.outcome().equals("unknown")).count());
    }

    private static void assertInOrder(BotApiStandIn telegram, TelegramChat room, long seed) {
        var texts = telegram.calls("sendMessage").stream().filter(call -> call.chat().equals(Long.toString(room.id())))
                .map(BotCall::text).toList();

        assertThat(new LinkedHashSet<>(texts)).as("seed %d", seed).hasSize(MESSAGES_A_ROOM);
        assertThat(texts).as("seed %d", seed).isSorted();
    }
}
