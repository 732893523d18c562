package com.tarcommerce.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.scheduler.ForgetfulTransactions;
import com.tarcommerce.scheduler.MetricsReader;
import com.tarcommerce.scheduler.Receiver;
import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import com.tarcommerce.scheduler.SchedulerInstance;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Two replicas in this JVM, by the settable clock, on a real sqld. */
@NeedsSqld
class ReplicasTests {
    private static final SettableClock CLOCK = RunningScheduler.clock();
    private static final int ALARMS = 40;

    @TempDir
    private Path folder;

    private final Receiver receiver = Receiver.start(RunningScheduler.signature());
    private final int[] clusterPorts = {FreePorts.next(), FreePorts.next()};
    private SqldServer server;
    private String database;
    private SchedulerInstance one;
    private SchedulerInstance two;

    @BeforeEach
    void start() {
        server = SqldServer.start(folder);
        database = server.createDatabase("scheduler");
        one = start(0);
        two = start(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> held(one) > 0 && held(two) > 0
                && held(one) + held(two) == Partitions.COUNT);
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
        receiver.stop();
        server.close();
    }

    @Test
    void anAlarmIsFiredOnceByWhomItBelongsToWhereverItWasSetAndADeleteKnowsWhatTheOtherHasOut() {
        setMany(no -> no % 2 == 0 ? one : two);
        CLOCK.advance(Duration.ofHours(3));
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.arrivals().size() >= ALARMS);
        assertThat(receiver.arrivals()).extracting(Arrival::id).doesNotHaveDuplicates().hasSize(ALARMS);

        var answered = new CountDownLatch(1);
        IntStream.range(0, 8).forEach(_ -> receiver.reply("/hooks/held", Reply.held(500, answered)));
        IntStream.range(0, 8).forEach(no -> set(no % 2 == 0 ? one : two, "held" + no, "PT0S", "held"));
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.arrivalsAt("/hooks/held").size() == 8);
        for (var arrival : receiver.arrivalsAt("/hooks/held")) {
            var no = Integer.parseInt(arrival.data().path("owner").asString().substring(4));
            var deleted = (no < 4 ? one : two).send("DELETE", path("held" + no), "");
            assertThat(deleted.statusCode()).isEqualTo(202);
            assertThat(new JsonMapper().readTree(deleted.body()).path("inFlight").asString()).isEqualTo(arrival.id());
        }
        answered.countDown();
        CLOCK.advance(Duration.ofHours(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> one.send("DELETE", path("held0"), "").statusCode() == 204);
        assertThat(receiver.arrivalsAt("/hooks/held")).hasSize(8);
    }

    @Test
    void whatAReplicaThatEndsHadIsFiredByTheOther() {
        setMany(_ -> one);
        var theirs = firstOf(one);

        one.close();

        await().atMost(Duration.ofSeconds(30)).until(() -> held(two) == Partitions.COUNT);
        assertThat(epoch(partition(theirs))).isGreaterThan(1);
        CLOCK.advance(Duration.ofHours(3));
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.arrivals().size() >= ALARMS);
        assertThat(receiver.arrivals()).extracting(Arrival::id).doesNotHaveDuplicates().hasSize(ALARMS);
    }

    @Test
    void whatCameOfACallIsNotCommittedUnderAnOldEpochAndTheCallIsMadeAgainByWhoHasTheNew() {
        var no = firstOf(one);
        var answered = new CountDownLatch(1);
        receiver.reply("/hooks/held", Reply.held(204, answered));
        set(one, "cart" + no, "PT0S", "held");
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.arrivalsAt("/hooks/held").size() == 1);

        takeAway(no);
        answered.countDown();

        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.arrivalsAt("/hooks/held").size() == 2);
        assertThat(receiver.arrivalsAt("/hooks/held").stream().map(Arrival::id).distinct()).hasSize(1);
        assertThat(receiver.arrivalsAt("/hooks/held")).allSatisfy(
                arrival -> assertThat(arrival.data().path("attempt").asInt()).isEqualTo(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> one.send("GET", path("cart" + no), "").statusCode() == 404);
    }

    @Test
    void theyAreCountedByTheirGauge() {
        assertThat(one.bean(MetricsReader.class).gauge("tar.partitions.held")).isEqualTo(held(one));
        assertThat(held(one) + held(two)).isEqualTo(Partitions.COUNT);
    }

    @Test
    void whatAnotherHasTakenIsNotFiredHereButRungThroughToIt() {
        setMany(_ -> one);
        takeAway(firstOf(one));

        CLOCK.advance(Duration.ofHours(3));

        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.arrivals().size() >= ALARMS);
        assertThat(receiver.arrivals()).extracting(Arrival::id).doesNotHaveDuplicates().hasSize(ALARMS);
    }

    @Test
    void whatWasSetForTheOtherByACommitThatNobodyHeardOfIsFiredByIt() {
        var theirs = firstOf(two);

        one.bean(ForgetfulTransactions.class).forgetOne(0);
        set(one, "cart" + theirs, "PT0S", "lost");

        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.arrivalsAt("/hooks/lost").size() == 1);
    }

    @Test
    void whatIsHeldAtTheOtherIsNotFiredAndWhatIsLetGoThereIsFiredByItsOwner() {
        var theirs = "cart" + firstOf(two);
        set(two, theirs, "PT3H", "held");

        assertThat(one.send("POST", path(theirs) + "/pause", "").statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofHours(4));
        two.put("/v1/alarms/shop/" + theirs + "/other",
                "{\"delay\":\"PT0S\",\"callback\":\"%s/hooks/witness\"}".formatted(receiver.url()));
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.arrivalsAt("/hooks/witness").size() == 1);
        assertThat(receiver.arrivalsAt("/hooks/held")).isEmpty();
        assertThat(two.send("GET", path(theirs), "").body()).contains("\"paused\":true");

        assertThat(one.send("POST", path(theirs) + "/resume", "").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.arrivalsAt("/hooks/held").size() == 1);
        awaitAcceptedByTwoAlone(2);
    }

    @Test
    void whatRunsAtTheOtherIsFiredNowByItsOwner() {
        var theirs = "cart" + firstOf(two);
        set(two, theirs, "PT3H", "now");

        var run = one.send("POST", path(theirs) + "/run", "");

        assertThat(run.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.arrivalsAt("/hooks/now").size() == 1);
        assertThat(run.body()).contains(receiver.arrivalsAt("/hooks/now").getFirst().id());
        awaitAcceptedByTwoAlone(1);
    }

    @Test
    void aBatchThatIsSetAtOneIsFiredByWhoHasEachOfIts() {
        var body = IntStream.range(0, ALARMS).mapToObj(no -> """
                {"tenant":"shop","owner":"cart%d","name":"nudge","delay":"PT3H","callback":"%s/hooks/many"}"""
                .formatted(no, receiver.url())).collect(Collectors.joining(",", "{\"alarms\":[", "]}"));
        var theirs = IntStream.range(0, ALARMS)
                .filter(no -> two.bean(Partitions.class).hold(partition(no)) != null).count();

        assertThat(one.send("POST", "/v1/alarms:batch", body).statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofHours(3));

        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.arrivals().size() >= ALARMS);
        assertThat(receiver.arrivals()).extracting(Arrival::id).doesNotHaveDuplicates().hasSize(ALARMS);
        await().atMost(Duration.ofSeconds(20)).until(() -> accepted(one) + accepted(two) == ALARMS);
        assertThat(theirs).isBetween(1L, ALARMS - 1L);
        assertThat(accepted(two)).isEqualTo(theirs);
    }

    private void awaitAcceptedByTwoAlone(int calls) {
        await().atMost(Duration.ofSeconds(20)).until(() -> accepted(two) == calls);
        assertThat(accepted(one)).isZero();
    }

    private static long accepted(SchedulerInstance replica) {
        return (long) replica.bean(MetricsReader.class).count("tar.alarms.accepted");
    }

    /** An owner whose alarms the replica has. */
    private static int firstOf(SchedulerInstance replica) {
        return IntStream.range(0, ALARMS).filter(no -> replica.bean(Partitions.class).hold(partition(no)) != null)
                .findFirst().orElseThrow();
    }

    /** As the second would take it, but without a word to the first. */
    private void takeAway(int no) {
        two.bean(JdbcClient.class).sql("""
                update partition set epoch = epoch + 1, owner = :owner,
                address = (select max(address) from partition where owner = :owner) where no = :no
                """).param("owner", two.bean(Partitions.class).replica()).param("no", partition(no)).update();
    }

    private SchedulerInstance start(int no) {
        return SchedulerInstance.start(folder, receiver,
                Map.of("tar.database.url", database, "server.port", String.valueOf(FreePorts.next()),
                        "tar.cluster.members",
                        "127.0.0.1:" + clusterPorts[0] + " 127.0.0.1:" + clusterPorts[1], "tar.cluster.host",
                        "127.0.0.1", "tar.cluster.port", String.valueOf(clusterPorts[no])));
    }

    private void setMany(IntFunction<SchedulerInstance> where) {
        IntStream.range(0, ALARMS).forEach(no -> set(where.apply(no), "cart" + no, "PT3H", "many"));
    }

    private void set(SchedulerInstance at, String owner, String delay, String hook) {
        at.put(path(owner),
                "{\"delay\":\"%s\",\"callback\":\"%s/hooks/%s\"}".formatted(delay, receiver.url(), hook));
    }

    private static String path(String owner) {
        return "/v1/alarms/shop/" + owner + "/nudge";
    }

    private static int partition(int no) {
        return Partitions.of("shop", "cart" + no);
    }

    private long epoch(int partition) {
        return two.bean(Partitions.class).owner(partition).epoch();
    }

    private static int held(SchedulerInstance replica) {
        return replica.bean(Partitions.class).held();
    }
}
