package com.tarcommerce.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;

class InboxTests {
    private static final FakeResponder RESPONDER = new FakeResponder();
    private static final String[] TOKEN = {"Authorization", "Bearer " + Gateway.INTERNAL_TOKEN};
    @TempDir
    static Path data;
    static BotApiStandIn telegram;
    static FakeOutbound outbound;
    static Gateway gateway;
    private final TelegramChat shop = TelegramChat.forum(-1009, "Sharma Stores");

    @BeforeAll
    static void start() {
        telegram = BotApiStandIn.start();
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, RESPONDER, Gateway.webhook(telegram.url().toString()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
        telegram.close();
    }

    @AfterEach
    void forget() {
        outbound.failWith(0);
        gateway.awaitQuiet();
        gateway.jdbc().sql("delete from inbound_message").update();
        outbound.forget();
        RESPONDER.forget();
    }

    @Test
    void aRoomIsServedInTheOrderOfArrivalAndOneAtATime() {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        RESPONDER.mind((id, incoming) -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            gateway.count("state = 'received'");
            atWork.decrementAndGet();
            return RESPONDER.echo(id, incoming);
        });

        for (var number = 0; number < 100; number++) {
            say("n" + number, 45);
        }

        await().untilAsserted(() -> assertThat(outbound.texts())
                .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(number -> "echo n" + number).toList()));
        assertThat(most).hasValue(1);
    }

    @Test
    void roomsAreServedSideBySideAndEachInItsOwnOrder() throws InterruptedException {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var topic = 1; topic <= 10; topic++) {
                var thread = topic;
                people.execute(() -> IntStream.range(0, 20).forEach(number -> say(thread + ":" + number, thread)));
            }
            people.shutdown();
            assertThat(people.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        await().untilAsserted(() -> assertThat(outbound.texts()).hasSize(200));
        for (var topic = 1; topic <= 10; topic++) {
            var mine = "echo " + topic + ":";
            assertThat(outbound.texts().stream().filter(text -> text.startsWith(mine)))
                    .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(number -> mine + number).toList());
        }
    }

    @Test
    void aReplyIsNotKeptOnceItIsAnswered() {
        outbound.failWith(503);
        say("tell me a key", 45);
        await().until(() -> outbound.refused() > 0);
        assertThat(gateway.count("reply like '%echo tell me a key%'")).isEqualTo(1);

        outbound.failWith(0);

        await().until(() -> gateway.count("state = 'answered'") == 1);
        assertThat(outbound.texts()).containsExactly("echo tell me a key");
        assertThat(gateway.count("reply is not null")).isZero();
    }

    @Test
    void aReplyIsWorthSayingForADayAndEachTryOffersTheSame() {
        outbound.failWith(503);
        var before = Instant.now();
        say("how much milk", 45);
        await().until(() -> outbound.refused() > 1);
        outbound.failWith(0);

        await().until(() -> outbound.messages().size() == 1);
        var until = Instant.parse(outbound.messages().getFirst().path("expiresAt").asString());
        assertThat(until).isBetween(before.plus(23, ChronoUnit.HOURS), Instant.now().plus(24, ChronoUnit.HOURS));
        assertThat(outbound.offered()).hasSizeGreaterThan(1).containsOnly(outbound.messages().getFirst());
    }

    @Test
    void aRoomThatWaitsHoldsUpNoOther() {
        var gate = new CountDownLatch(1);
        RESPONDER.mind((id, incoming) -> {
            if (textOf(incoming).equals("slow")) {
                awaitGate(gate);
            }
            return RESPONDER.echo(id, incoming);
        });

        say("slow", 1);
        say("behind", 1);
        say("elsewhere", 2);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo elsewhere"));
        gate.countDown();
        await().untilAsserted(
                () -> assertThat(outbound.texts()).containsExactly("echo elsewhere", "echo slow", "echo behind"));
    }

    @Test
    void aPoisonUpdateIsTriedThreeTimesThenParkedAndTheRoomGoesOn() {
        var attempts = new AtomicInteger();
        RESPONDER.mind((id, incoming) -> {
            if (textOf(incoming).equals("poison")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("about the secret text poison");
            }
            return RESPONDER.echo(id, incoming);
        });

        say("poison", 45);
        say("good", 45);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo good"));
        assertThat(attempts).hasValue(3);
        assertThat(gateway.count("state = 'parked' and attempts = 3")).isEqualTo(1);
        assertThat(gateway.jdbc().sql("select error from inbound_message where state = 'parked'").query(String.class)
                .single()).contains("IllegalStateException").contains("InboxTests").doesNotContain("secret");
        assertThat(RESPONDER.givenUp()).singleElement()
                .satisfies(incoming -> assertThat(textOf(incoming)).isEqualTo("poison"));
        assertThat(gateway.get("/actuator/prometheus", TOKEN).body()).containsPattern("tar_inbox_parked [1-9]");
    }

    @Test
    void thatItIsBeingWorkedOnIsTakenBackOnceItIsSureThatNothingComesOfIt() {
        var parked = new CompletableFuture<Long>();
        RESPONDER.whenGivenUp(() -> parked.complete(gateway.count("state = 'parked'")));
        RESPONDER.mind((_, _) -> {
            throw new IllegalStateException("poison");
        });

        say("poison", 45);

        await().untilAsserted(() -> assertThat(parked).isCompletedWithValue(1L));
    }

    @Test
    void aPlanThatFailsChangesNothing() {
        RESPONDER.mind((_, _) -> () -> {
            gateway.jdbc().sql("insert into link_code (code_hash, tenant_id, expires_at) values ('h', 'none', 1)")
                    .update();
            throw new IllegalArgumentException("no");
        });

        say("x", 45);

        await().until(() -> gateway.count("state = 'parked'") == 1);
        assertThat(gateway.jdbc().sql("select count(*) from link_code").query(Long.class).single()).isZero();
    }

    @Test
    void whatPassesIsWaitedForAndNotCounted() {
        var failures = new AtomicInteger();
        RESPONDER.mind((id, incoming) -> switch (failures.getAndIncrement()) {
            case 0 -> throw new CannotAcquireLockException("busy");
            case 1 -> throw new TemporaryFailure("away", null);
            default -> RESPONDER.echo(id, incoming);
        });

        say("patient", 45);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo patient"));
        assertThat(gateway.count("attempts > 0")).isZero();
    }

    @Test
    void aReplyIsSentOnceOutboundIsBackAndTheChangeIsMadeOnce() {
        outbound.failWith(503);
        say("first", 45);
        say("second", 45);
        await().until(() -> outbound.refused() > 0);
        assertThat(gateway.count("state = 'applied'")).isEqualTo(1);

        outbound.failWith(0);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo first", "echo second"));
        assertThat(RESPONDER.applied()).hasSize(2).doesNotHaveDuplicates();
        assertThat(outbound.keys())
                .isEqualTo(RESPONDER.applied().stream().map(id -> "reply:" + id).toList());
    }

    @Test
    void aReplyNamesTheCauseOfItsChangeHoweverLateItIsSent() {
        outbound.failWith(503);
        say("first", 45);
        await().until(() -> outbound.refused() > 1);
        var cause = gateway.jdbc().sql("select json_extract(reply, '$.cause') from inbound_message")
                .query(String.class).single();

        outbound.failWith(0);

        await().untilAsserted(() -> assertThat(outbound.messages()).hasSize(1));
        assertThat(outbound.messages().getFirst().path("cause").asString()).isEqualTo(cause).matches("[0-9a-f]{32}");
    }

    @Test
    void theFirstReplyThatIsTakenReleasesTheRoomsThatWait() {
        outbound.failWith(503);
        IntStream.range(0, 5).forEach(topic -> say("t" + topic, topic));
        await().until(() -> outbound.refused() >= 15);
        outbound.failWith(0);

        await().untilAsserted(() -> assertThat(outbound.texts()).hasSize(5));
    }

    @Test
    void aWrongInternalTokenParksNothing() {
        outbound.failWith(401);
        say("hi", 45);
        await().until(() -> outbound.refused() > 1);
        assertThat(gateway.count("state = 'applied'")).isEqualTo(1);

        outbound.failWith(0);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo hi"));
    }

    @Test
    void aRefusedReplyIsParkedAndCanBeSentAgainWithoutActingAgain() {
        outbound.failWith(400);
        say("hi", 45);
        await().until(() -> gateway.count("state = 'parked'") == 1);
        outbound.failWith(0);

        var id = parkedId();
        assertThat(gateway.get("/v1/dead-letters/inbox", TOKEN).body()).contains("\"id\":\"" + id + "\"")
                .contains("outbound refused the reply: 400").doesNotContain("hi\"");
        assertThat(replay(id).statusCode()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(outbound.keys()).containsExactly("reply:" + id));
        assertThat(RESPONDER.applied()).hasSize(1);
        assertThat(replay(id).statusCode()).isEqualTo(409);
    }

    @Test
    void whatWasParkedBeforeItActedActsWhenItIsReplayed() {
        RESPONDER.mind((_, _) -> {
            throw new IllegalStateException();
        });
        say("hi", 45);
        await().until(() -> gateway.count("state = 'parked'") == 1);
        RESPONDER.mind(RESPONDER::echo);

        assertThat(replay(parkedId()).statusCode()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo hi"));
    }

    @Test
    void deadLettersAreForTheOtherServicesOnly() {
        assertThat(gateway.get("/v1/dead-letters/inbox").statusCode()).isEqualTo(401);
        assertThat(gateway.post("/v1/dead-letters/inbox/1/replay", new byte[0]).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/v1/dead-letters/inbox", TOKEN).body()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(gateway.get("/v1/dead-letters/inbox?cursor=x", TOKEN).statusCode()).isEqualTo(400);
        assertThat(replay("987654").statusCode()).isEqualTo(404);
        assertThat(replay("x").statusCode()).isEqualTo(400);
    }

    @Test
    void aReplyOfSeveralPartsIsHandedOverTogether() {
        RESPONDER.mind((_, incoming) -> () -> new Reply("tenant0001",
                List.of(part(incoming.room(), MessageKind.CALLBACK_ANSWER, "p1"),
                        part(incoming.room(), MessageKind.EDIT, "7"),
                        part(incoming.room(), MessageKind.MESSAGE, "8"))));

        say("hi", 45);

        await().untilAsserted(() -> assertThat(outbound.messages()).hasSize(3));
        var id = gateway.jdbc().sql("select id from inbound_message").query(Long.class).single();
        assertThat(outbound.keys()).containsExactly("reply:" + id, "reply:" + id + ":1", "reply:" + id + ":2");
        assertThat(outbound.messages().stream().map(message -> message.path("kind").asString()))
                .containsExactly("callback_answer", "edit", "message");
        assertThat(outbound.messages().getFirst().path("priority").asString()).isEqualTo("reply");
    }

    @Test
    void aPartThatHasAKeyOfItsOwnIsSaidUnderItUntilThen() {
        var until = Instant.parse("2030-01-01T00:00:00Z");
        RESPONDER.mind((_, incoming) -> () -> new Reply("tenant0001", List.of(part(incoming.room(),
                MessageKind.MESSAGE, "7"), Reply.Part.known("nudge:1", incoming.room(), "to a customer", until))));

        say("hi", 45);

        await().untilAsserted(() -> assertThat(outbound.messages()).hasSize(2));
        assertThat(outbound.keys()).containsOnlyOnce("nudge:1");
        assertThat(outbound.messages()).filteredOn(message -> message.path("text").asString().equals("to a customer"))
                .singleElement()
                .satisfies(message -> assertThat(message.path("expiresAt").asString()).isEqualTo(until.toString()));
    }

    @Test
    void whatSomethingElseSaidUnderThatKeyIsNotSaidAgainAndTheRestIsSaid() {
        outbound.knows("nudge:2");
        RESPONDER.mind((_, incoming) -> () -> new Reply("tenant0001", List.of(part(incoming.room(),
                MessageKind.MESSAGE, "7"),
                Reply.Part.known("nudge:2", incoming.room(), "again", Instant.parse("2030-01-01T00:00:00Z")))));

        say("hi", 45);

        await().until(() -> gateway.count("state = 'answered'") == 1);
        assertThat(outbound.texts()).containsExactly("part");
    }

    @Test
    void silenceIsAnsweredToo() {
        RESPONDER.mind((_, _) -> Reply::silence);
        say("hi", 45);

        await().until(() -> gateway.count("state = 'answered'") == 1);
        assertThat(outbound.messages()).isEmpty();
    }

    private static Reply.Part part(Room room, MessageKind kind, String replyTo) {
        return new Reply.Part(room, kind, "part", List.of(), replyTo);
    }

    private static String textOf(Incoming incoming) {
        return incoming instanceof Incoming.Text text ? text.text() : "";
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String text, long topic) {
        assertThat(gateway.update(Updates.text(text).in(shop, topic).json()).statusCode()).isEqualTo(200);
    }

    private static String parkedId() {
        return gateway.jdbc().sql("select id from inbound_message where state = 'parked'").query(String.class).single();
    }

    private static HttpResponse<String> replay(String id) {
        return gateway.post("/v1/dead-letters/inbox/" + id + "/replay", new byte[0], TOKEN);
    }
}
