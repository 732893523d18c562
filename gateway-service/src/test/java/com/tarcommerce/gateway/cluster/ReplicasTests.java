package com.tarcommerce.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.channel.web.Watching;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.sqld.WebhookExtension;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three gateways in this JVM on one sqld, before which stands what rings any of them. */
@NeedsSqld
class ReplicasTests {
    private static final int CHATS = 20;
    private static final int EACH = 6;
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final AtomicInteger TESTS = new AtomicInteger();

    @TempDir
    static Path folder;
    private static Balancer balancer;
    private static SqldServer sqld;
    private static FakeOutbound outbound;
    private static Map<String, String> alone;
    private static List<Replica> replicas;

    private final int test = TESTS.incrementAndGet();
    private final String shop = String.format(Locale.ROOT, "shop%06d", test);

    @BeforeAll
    static void start() {
        balancer = Balancer.start();
        sqld = SqldServer.start(folder,
                Map.of("TAR_WEBHOOK_SECRET", Replica.WEBHOOK_SECRET, "TAR_GATEWAY_URL", balancer.url()),
                "--extensions-path", WebhookExtension.folder().toString());
        outbound = FakeOutbound.start();
        alone = Map.of("tar.database.url", sqld.createDatabase("gateway"), "tar.database.directory", folder.toString(),
                "spring.http.serviceclient.outbound.base-url", outbound.url());
        var ports = IntStream.range(0, 3).map(_ -> FreePorts.next()).toArray();
        var members = "127.0.0.1:" + ports[0] + " 127.0.0.1:" + ports[1] + " 127.0.0.1:" + ports[2];
        replicas = IntStream.of(ports).mapToObj(port -> Replica.start(with(alone, Map.of("tar.cluster.members", members,
                "tar.cluster.host", "127.0.0.1", "tar.cluster.port", String.valueOf(port))))).toList();
    }

    @AfterAll
    static void stop() {
        replicas.forEach(Replica::close);
        outbound.close();
        sqld.close();
        balancer.close();
    }

    @BeforeEach
    void allAreThere() {
        replicas.stream().filter(replica -> !replica.isUp()).forEach(Replica::startAgain);
        balancer.leadTo(replicas.getFirst());
        await().atMost(LONG).until(() -> replicas.stream().allMatch(replica -> held(replica) > 0)
                && replicas.stream().mapToInt(ReplicasTests::held).sum() == Partitions.COUNT);
        await().atMost(LONG).until(ReplicasTests::nothingWaits);
        outbound.forget();
        replicas.forEach(replica -> replica.responder().forget());
    }

    @Test
    void whatComesToAnyReplicaIsActedOnOnceAndInOrderByTheOneThatHasTheRoom() {
        sayAll(replicas);

        awaitAnswers(CHATS * EACH);
        assertEachOnceInOrder();
        assertThat(replicas).allSatisfy(replica -> assertThat(replica.responder().applied()).isNotEmpty());
        for (int chat = 0; chat < CHATS; chat++) {
            var room = chat(chat);
            assertThat(replicas.stream().filter(replica -> replica.responder().seen().stream()
                    .anyMatch(incoming -> incoming.room().chat().equals(String.valueOf(room.id()))))).hasSize(1);
        }
    }

    @Test
    void anEventIsToldOnceWhicheverReplicaIsRung() {
        open(shop, 30);
        var before = balancer.passed();

        for (int order = 0; order < 30; order++) {
            balancer.leadTo(replicas.get(order % 3));
            pay(shop, order);
            var told = order + 1;
            await().atMost(LONG).until(() -> outbound.keys().size() == told);
        }

        assertThat(balancer.passed()).isGreaterThan(before);
        await().atMost(LONG).until(ReplicasTests::nothingWaits);
        assertThat(outbound.keys()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void whatAReplicaThatEndsHadIsDoneByTheOthers() {
        open(shop, 5);
        outbound.failWith(503);
        sayAll(replicas);
        IntStream.range(0, 5).forEach(order -> pay(shop, order));
        await().atMost(LONG).until(() -> outbound.refused() > 0);
        var ends = ownerOf(Partitions.of("outbox", "tar:events"));
        var others = replicas.stream().filter(replica -> replica != ends).toList();
        balancer.leadTo(others.getFirst());

        ends.close();

        await().atMost(LONG).until(() -> others.stream().mapToInt(ReplicasTests::held).sum() == Partitions.COUNT);
        outbound.failWith(0);
        awaitAnswers(CHATS * EACH + 5);
        assertEachOnceInOrder();
    }

    @Test
    void whatWasBegunInARoomThatAnotherHasTakenIsNotCommitted() throws InterruptedException {
        var thinking = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var owner = ownerOf(partitionOf(0));
        owner.responder().mind((id, incoming) -> {
            thinking.countDown();
            waitFor(goOn);
            return owner.responder().echo(id, incoming);
        });
        say(owner, 0, 0);
        say(owner, 0, 1);
        thinking.await();

        takeAway(partitionOf(0), replicas.stream().filter(replica -> replica != owner).findFirst().orElseThrow());
        goOn.countDown();

        awaitAnswers(2);
        var applied = applied();
        assertThat(applied).hasSize(2).doesNotHaveDuplicates();
        var thought = replicas.stream().mapToInt(replica -> replica.responder().seen().size()).sum();
        assertThat(thought).describedAs("what was thought for nothing is thought again").isGreaterThan(2);
        assertThat(textsOf(0)).containsExactly("echo 0:0", "echo 0:1");
    }

    @Test
    void aQueueThatAnotherHasTakenIsDrainedOnceAllTheSame() {
        open(shop, 1);
        outbound.failWith(503);
        pay(shop, 0);
        await().atMost(LONG).until(() -> outbound.refused() > 0);
        var queue = Partitions.of("outbox", "tar:events");
        var owner = ownerOf(queue);

        takeAway(queue, replicas.stream().filter(replica -> replica != owner).findFirst().orElseThrow());
        outbound.failWith(0);

        await().atMost(LONG).until(ReplicasTests::nothingWaits);
        assertThat(outbound.keys()).hasSize(1);
    }

    @Test
    void anAlarmThatADeadReplicaHadBegunIsResumed() {
        var any = replicas.getFirst();
        any.jdbc().sql("""
                insert into inbound_event (webhook_id, source, body, received_at, changed_at)
                values ('alm_left', 'alarms', :body, 0, 0)
                """).param("body", """
                {"type":"alarm.fired","timestamp":"2030-01-01T00:00:00Z","data":{"tenant":"none","owner":"nobody",
                 "name":"x","generation":1,"scheduledAt":"2030-01-01T00:00:00Z","attempt":1,"payload":{}}}
                """).update();

        replicas.getLast().close();

        await().atMost(LONG).until(
                () -> any.count(
                        "select count(*) from inbound_event where webhook_id = 'alm_left' and state = 'done'") == 1);
    }

    @Test
    void whoLooksAtARoomSeesWhatCameToWhicheverReplica() {
        var room = webRoom(shop);
        var path = "/v1/tenants/" + shop + "/web-rooms/" + room;
        var watching = replicas.stream()
                .map(replica -> Watching.open(replica.url(path + "/events").toString(), Replica.TOKEN, null)).toList();

        for (int at = 0; at < 30; at++) {
            assertThat(replicas.get(at % 3).say(path + "/messages", "milk " + at)).isEqualTo(202);
        }

        var expected = IntStream.range(0, 30).mapToObj(at -> "milk " + at).toList();
        assertThat(watching).allSatisfy(each -> await().atMost(LONG).untilAsserted(() -> assertThat(each.room())
                .containsExactlyElementsOf(expected)));
        awaitNothingWaits();

        replicas.getLast().close();
        assertThat(replicas.getFirst().say(path + "/messages", "milk gone")).isEqualTo(202);
        await().atMost(LONG).untilAsserted(() -> assertThat(watching.get(1).room()).endsWith("milk gone"));
        replicas.getLast().startAgain();
        var again = Watching.open(replicas.getLast().url(path + "/events").toString(), Replica.TOKEN, null);
        assertThat(replicas.get(1).say(path + "/messages", "milk back")).isEqualTo(202);
        await().atMost(LONG).untilAsserted(() -> assertThat(again.room()).endsWith("milk gone", "milk back"));
        watching.subList(0, 2).forEach(Watching::close);
        again.close();
    }

    private static void awaitNothingWaits() {
        await().atMost(LONG).until(ReplicasTests::nothingWaits);
    }

    private static String webRoom(String shop) {
        var jdbc = replicas.getFirst().jdbc();
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Asha Stores', 0)").param("id", shop).update();
        jdbc.sql("insert into web_room (id) values (:id)").param("id", "room_" + shop).update();
        jdbc.sql("insert into chat (channel, chat, tenant_id, joined_at) values ('web', :room, :shop, 0)")
                .param("room", "room_" + shop).param("shop", shop).update();
        return "room_" + shop;
    }

    @Test
    void aGatewayWithoutReplicasDoesNotStartBesideThem() {
        assertThatThrownBy(() -> Replica.start(alone).close()).rootCause()
                .hasMessageContaining("works on this database").hasMessageContaining("TAR_CLUSTER_MEMBERS");
    }

    private static Replica ownerOf(int partition) {
        return replicas.stream().filter(replica -> replica.isUp() && replica.partitions().hold(partition) != null)
                .findFirst().orElseThrow();
    }

    /** As another replica does that believes this one to be dead. */
    private static void takeAway(int partition, Replica by) {
        by.jdbc().sql("""
                update partition set epoch = epoch + 1, owner = :owner,
                address = (select max(address) from partition where owner = :owner) where no = :no
                """).param("owner", by.partitions().replica()).param("no", partition).update();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayAll(List<Replica> to) {
        for (int number = 0; number < EACH; number++) {
            for (int chat = 0; chat < CHATS; chat++) {
                say(to.get((number + chat) % to.size()), chat, number);
            }
        }
    }

    private void say(Replica to, int chat, int number) {
        assertThat(to.update(Updates.text(chat + ":" + number).in(chat(chat), 45).json())).isEqualTo(200);
    }

    private TelegramChat chat(int chat) {
        return TelegramChat.forum(-1000L * test - chat, "Shop " + chat);
    }

    private int partitionOf(int chat) {
        return Partitions.of("telegram//", String.valueOf(chat(chat).id()));
    }

    private static void awaitAnswers(int count) {
        await().atMost(LONG).untilAsserted(() -> assertThat(outbound.keys().stream().distinct()).hasSize(count));
        await().atMost(LONG).until(ReplicasTests::nothingWaits);
    }

    private void assertEachOnceInOrder() {
        assertThat(applied()).hasSize(CHATS * EACH).doesNotHaveDuplicates();
        for (int chat = 0; chat < CHATS; chat++) {
            var each = chat;
            assertThat(textsOf(chat)).containsExactlyElementsOf(
                    IntStream.range(0, EACH).mapToObj(number -> "echo " + each + ":" + number).toList());
        }
    }

    private static List<Long> applied() {
        return replicas.stream().flatMap(replica -> replica.responder().applied().stream()).toList();
    }

    /** What was said in the chat, the same once: outbound keeps one message a key. */
    private static List<String> textsOf(int chat) {
        var byKey = new HashMap<String, String>();
        var texts = new ArrayList<String>();
        outbound.messages().forEach(message -> {
            var text = message.path("text").asString();
            if (text.startsWith("echo " + chat + ":")
                    && byKey.put(message.path("idempotencyKey").asString(), text) == null) {
                texts.add(text);
            }
        });
        return texts;
    }

    private static void open(String shop, int orders) {
        var jdbc = replicas.getFirst().jdbc();
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Asha Stores', 0)").param("id", shop).update();
        jdbc.sql("""
                insert into room (tenant_id, channel, chat, role, bound_by, bound_at)
                values (:shop, 'telegram', :shop, 'orders', 'a', 0)
                """).param("shop", shop).update();
        IntStream.range(0, orders).forEach(order -> jdbc.sql("""
                insert into nodes (tenant_id, kind, id, status, amount) values (:shop, 'order', :id, 'pending', 100)
                """).param("shop", shop).param("id", "o" + order).update());
    }

    private static void pay(String shop, int order) {
        var writer = replicas.stream().filter(Replica::isUp).findAny().orElseThrow().jdbc();
        writer.sql("update nodes set status = 'paid' where tenant_id = :shop and id = :id").param("shop", shop)
                .param("id", "o" + order).update();
    }

    private static boolean nothingWaits() {
        var any = replicas.stream().filter(Replica::isUp).findAny().orElseThrow();
        return any.count("select (select count(*) from inbound_message where state in ('received', 'applied'))"
                + " + (select count(*) from webhook_outbox)") == 0;
    }

    private static int held(Replica replica) {
        return replica.partitions().held();
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }
}
