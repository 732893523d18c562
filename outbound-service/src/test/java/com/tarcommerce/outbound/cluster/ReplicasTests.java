package com.tarcommerce.outbound.cluster;

import static com.tarcommerce.outbound.TwoReplicas.held;
import static com.tarcommerce.outbound.TwoReplicas.message;
import static com.tarcommerce.outbound.TwoReplicas.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.PartitionWork;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.TwoReplicas;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas in this JVM, by the settable clock, on a real sqld. */
@NeedsSqld
class ReplicasTests {
    private static final int EACH = 8;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private TwoReplicas both;
    private BotApiStandIn telegram;
    private List<TelegramChat> chats;

    @BeforeEach
    void start() {
        both = new TwoReplicas(folder, 24);
        telegram = both.telegram();
        chats = both.chats();
    }

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void whereverAMessageIsAcceptedItIsSentOnceAndAChatsInTheOrderOfAcceptance() {
        both.start("0");

        var ids = sendToAll(0, EACH);

        ids.forEach(id -> two().awaitState(id, "sent"));
        chats.forEach(chat -> assertThat(telegram.texts(chat)).isEqualTo(texts(0, EACH)));
    }

    @Test
    void whatOneThatEndsHadWaitingIsSentByTheOtherWithinTheLimitsAndInOrder() {
        telegram.enforce(PublishedLimits.ofTheFaq(), both.clock());
        both.start("1");
        var ids = sendToAll(0, EACH);
        await().atMost(SOON).until(() -> {
            both.clock().advance(Duration.ofMillis(100));
            return chats.stream().noneMatch(chat -> telegram.texts(chat).isEmpty());
        });

        one().close();

        await().atMost(SOON).until(() -> held(two()) == Partitions.COUNT);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            both.clock().advance(Duration.ofMillis(500));
            return chats.stream().allMatch(chat -> telegram.texts(chat).size() >= EACH);
        });
        ids.forEach(id -> two().awaitState(id, "sent"));
        chats.forEach(chat -> assertThat(telegram.texts(chat)).isEqualTo(texts(0, EACH)));
        assertThat(telegram.beyondLimits()).isEmpty();
    }

    @Test
    void aMessageIsWithdrawnOrReplayedThroughEitherOfThem() {
        both.start("0");
        var chat = chatOf(one());
        telegram.fail("sendMessage", chat, 1, Failure.blocked());
        var dead = two().send(Messages.text("dies").in(chat).build());
        two().awaitState(dead, "dead");
        telegram.fail("sendMessage", chat, 1, Failure.serverError());
        var waits = two().send(Messages.text("waits").in(chat).build());
        var behind = two().send(Messages.text("behind").in(chat).build());
        two().awaitAttempts(waits, 1);

        two().messages().cancel(waits);
        two().awaitState(behind, "sent");
        two().deadLetters().replay(dead);

        two().awaitState(dead, "sent");
        assertThat(telegram.texts(chat)).containsExactly("behind", "dies");
    }

    @Test
    void whoeverLosesAChatWhileACallIsOutRecordsNothingOfItAndItIsSentAgainAsOfUnknownOutcome() {
        both.start("0");
        var chat = chatOf(one());
        telegram.fail("sendMessage", chat, 1, Failure.delay(Duration.ofSeconds(3)));
        var id = one().send(Messages.text("twice").in(chat).build());
        await().atMost(SOON).until(() -> !telegram.texts(chat).isEmpty());

        take(partition(chat), two());
        var after = two().send(Messages.text("after").in(chat).build());

        await().atMost(SOON).until(() -> two().get(after).state().wire().equals("sent"));
        assertThat(telegram.texts(chat)).containsExactly("twice", "twice", "after");
        var sent = two().get(id);
        assertThat(sent.attempts()).extracting("outcome").containsExactly("unknown", "sent");
        assertThat(sent.repeats()).isEqualTo(1);
        await().atMost(SOON).until(() -> one().bean(PartitionWork.class).out(partition(chat)) == 0);
    }

    @Test
    void whatStoodAsideAtAReplicaThatEndsHoldsNobodyAtTheOtherAndIsTriedThere() {
        both.start("0");
        var chat = chatOf(one());
        telegram.fail("sendMessage", chat, 1_000, Failure.badGateway());
        var poison = one().send(Messages.text("poison").in(chat).build());
        await().atMost(SOON).until(() -> {
            both.clock().advance(Duration.ofSeconds(20));
            return standsAside(poison);
        });

        one().close();
        await().atMost(SOON).until(() -> held(two()) == Partitions.COUNT);
        telegram.heal();
        var behind = two().send(Messages.text("behind").in(chat).build());

        two().awaitState(behind, "sent");
        two().awaitState(poison, "sent");
        assertThat(telegram.texts(chat)).containsExactly("behind", "poison");
        assertThat(two().get(poison).repeats()).isZero();
    }

    private boolean standsAside(String id) {
        return two().jdbc().sql("select aside from message where id = :id").param("id", id).query(Boolean.class)
                .single();
    }

    /** Behind its owner's back, as a replica does that can't see it. */
    private void take(int partition, RunningOutbound by) {
        by.bean(JdbcClient.class).sql("""
                update partition set epoch = epoch + 1, owner = :owner,
                    address = (select max(address) from partition where owner = :owner) where no = :no
                """).param("owner", by.bean(Partitions.class).replica()).param("no", partition).update();
    }

    private RunningOutbound one() {
        return both.one();
    }

    private RunningOutbound two() {
        return both.two();
    }

    private List<String> sendToAll(int from, int to) {
        var ids = new ArrayList<String>();
        for (var no = from; no < to; no++) {
            for (var chat : chats) {
                ids.add((ids.size() % 3 == 0 ? one() : two()).send(message(chat, no)));
            }
        }
        return ids;
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(no -> "no " + no).toList();
    }

    private TelegramChat chatOf(RunningOutbound replica) {
        return both.chatsOf(replica).getFirst();
    }
}
