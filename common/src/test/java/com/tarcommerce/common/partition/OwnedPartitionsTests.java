package com.tarcommerce.common.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.common.partition.Membership.Replica;
import com.tarcommerce.common.partition.Membership.View;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Replicas with one database and views of each other that the test makes up; there are three partitions. */
class OwnedPartitionsTests {
    private static final Map<String, String> BOTH = Map.of("a", "http://a", "b", "http://b");

    @TempDir
    Path folder;

    private HikariDataSource database;
    private CommitGroup commits;
    private final Map<Integer, Integer> out = new HashMap<>();
    private final Set<String> dead = new HashSet<>();
    private int changes;
    private long now = 1;

    @BeforeEach
    void open() {
        database = SqliteDataSources.writer(folder.resolve("test.db"), _ -> {
        });
        var jdbc = JdbcClient.create(database);
        jdbc.sql("create table partition (no integer primary key, epoch integer not null default 0, owner text not null"
                + " default '', address text not null default '', leaving integer not null default 0)").update();
        jdbc.sql("insert into partition (no) values (0), (1), (2)").update();
        commits = new CommitGroup("test", database, new JdbcTransactionManager(database));
        commits.start();
    }

    @AfterEach
    void close() {
        commits.stop();
        database.close();
    }

    @Test
    void whatNobodyHasIsTakenAndReadAgain() {
        var a = replica("a");

        assertThat(a.settle(alone("a"))).isFalse();

        assertThat(a.held()).isEqualTo(3);
        assertThat(hold(a, 1).epoch()).isEqualTo(1);
        assertThat(a.owner(1)).isEqualTo(new Owner(1, 1, "a", "http://a", false));
        assertThat(changes).isOne();
        assertThat(a.settle(alone("a"))).isFalse();
        assertThat(changes).isOne();
    }

    @Test
    void whatIsHandedOverIsTakenOnceNothingOfItIsOut() {
        var a = replica("a");
        a.settle(alone("a"));
        out.put(1, 1);

        var unsettled = a.settle(new View(BOTH, Set.of(0)));
        var b = replica("b");
        b.settle(new View(BOTH, Set.of(1, 2)));

        assertThat(unsettled).isTrue();
        assertThat(a.hold(1)).isNull();
        assertThat(b.hold(1)).isNull();
        assertThat(hold(b, 2).epoch()).isEqualTo(2);
        out.clear();
        assertThat(a.settle(new View(BOTH, Set.of(0)))).isFalse();
        assertThat(b.settle(new View(BOTH, Set.of(1, 2)))).isFalse();
        assertThat(hold(b, 1).epoch()).isEqualTo(2);
    }

    @Test
    void whatIsOutWhileItIsHandedOverIsStillCommitted() {
        var a = replica("a");
        a.settle(alone("a"));
        var begun = hold(a, 1);
        out.put(1, 1);

        a.settle(new View(BOTH, Set.of(0)));

        commits.commit(() -> {
            a.check(List.of(begun));
            return true;
        });
        assertThat(a.owner(1).replica()).isEqualTo("a");
    }

    @Test
    void whoKeepsAPartitionTooLongLosesIt() {
        var a = replica("a");
        a.settle(alone("a"));
        var b = replica("b");

        assertThat(b.settle(new View(BOTH, Set.of(1)))).isTrue();
        passes(Claims.HAND_OVER.minusNanos(1));
        b.settle(new View(BOTH, Set.of(1)));
        assertThat(b.held()).isZero();
        passes(Duration.ofNanos(1));
        b.settle(new View(BOTH, Set.of(1)));

        assertThat(hold(b, 1).epoch()).isEqualTo(2);
        assertRefused(a, hold(a, 1));
    }

    @Test
    void ofOneThatIsGoneEverythingIsTakenAtOnceAndItsCommitsAreRefused() {
        var a = replica("a");
        var b = replica("b");
        a.settle(new View(BOTH, Set.of(0, 1)));
        b.settle(new View(BOTH, Set.of(2)));
        var begun = hold(a, 1);

        b.settle(alone("b"));

        assertThat(b.held()).isEqualTo(3);
        assertRefused(a, begun);
        a.lost(begun);
        assertThat(a.hold(1)).isNull();
    }

    @Test
    void whoIsCutOffAndIsTheSmallerPartTakesNothingFromTheLarger() {
        var three = Map.of("a", "http://a", "b", "http://b", "c", "http://c");
        var a = replica("a");
        var b = replica("b");
        var c = replica("c");
        a.settle(new View(three, Set.of(0)));
        b.settle(new View(three, Set.of(1)));
        c.settle(new View(three, Set.of(2)));

        a.settle(alone("a"));
        b.settle(new View(Map.of("b", "http://b", "c", "http://c"), Set.of(0, 1)));

        assertThat(a.held()).isOne();
        assertThat(hold(b, 0).epoch()).isEqualTo(2);
        assertRefused(a, hold(a, 0));
        a.lost(hold(a, 0));
        passes(Duration.ofSeconds(59));
        a.settle(alone("a"));
        assertThat(a.held()).isZero();
        passes(Duration.ofSeconds(2));
        a.settle(alone("a"));
        assertThat(a.held()).isEqualTo(2);
    }

    @Test
    void ofTwoThatAreGoneTheThirdTakesEverythingAtOnceThoughItIsTheSmallerPart() {
        var three = Map.of("a", "http://a", "b", "http://b", "c", "http://c");
        var a = replica("a");
        a.settle(new View(three, Set.of(0)));
        replica("b").settle(new View(three, Set.of(1)));
        replica("c").settle(new View(three, Set.of(2)));

        a.settle(alone("a"));
        dead.addAll(Set.of("b", "c"));
        passes(Duration.ofMillis(999));
        a.settle(alone("a"));
        assertThat(a.held()).as("each is asked once a second").isOne();
        passes(Duration.ofMillis(1));
        a.settle(alone("a"));

        assertThat(a.held()).isEqualTo(3);
        assertThat(hold(a, 1).epoch()).isEqualTo(2);
    }

    /** A firewall refuses as a machine does on which nobody listens. */
    @Test
    void fromOneThatIsTakenForGoneAndTakesItBackItIsNotTakenAgainAtOnce() {
        var three = Map.of("a", "http://a", "b", "http://b", "c", "http://c");
        var a = replica("a");
        var b = replica("b");
        a.settle(new View(three, Set.of(0)));
        b.settle(new View(three, Set.of(1)));
        replica("c").settle(new View(three, Set.of(2)));
        dead.add("b");
        a.settle(alone("a"));
        b.doubt();
        b.settle(new View(Map.of("b", "http://b", "c", "http://c"), Set.of(1)));
        assertThat(hold(b, 1).epoch()).isEqualTo(3);

        a.doubt();
        passes(Claims.CONTESTED.minusNanos(1));
        a.settle(alone("a"));

        assertThat(a.hold(1)).isNull();
        assertThat(hold(b, 1).epoch()).isEqualTo(3);
    }

    @Test
    void twoThatAreCutOffFromEachOtherDoNotTakeFromEachOtherAgainAndAgain() {
        var a = replica("a");
        var b = replica("b");
        a.settle(new View(BOTH, Set.of(0)));
        b.settle(new View(BOTH, Set.of(1, 2)));

        a.settle(alone("a"));
        var lost = hold(b, 1);
        assertRefused(b, lost);
        b.lost(lost);
        b.settle(alone("b"));

        assertThat(hold(b, 0).epoch()).isEqualTo(2);
        assertThat(b.hold(1)).isNull();
        passes(Claims.CONTESTED);
        b.settle(alone("b"));
        assertThat(hold(b, 1).epoch()).isEqualTo(3);
    }

    @Test
    void aYoungerReplicaInThePlaceOfADeadOneTakesWhatThatHad() {
        var three = Map.of("a", "http://a", "b", "http://b", "c", "http://c");
        replica("a").settle(new View(three, Set.of(0)));
        replica("b").settle(new View(three, Set.of(1)));
        replica("c").settle(new View(three, Set.of(2)));
        var again = new OwnedPartitions(new PartitionStore(JdbcClient.create(database), commits),
                new Replica("a2", "http://a"), this::work, () -> now, gone());

        again.settle(new View(Map.of("a2", "http://a"), Set.of(0, 1, 2)));

        assertThat(again.held()).isOne();
        assertThat(hold(again, 0).epoch()).isEqualTo(2);
    }

    @Test
    void whatWasTakenAndGivenBackWhileItSleptIsNoticedThoughTheViewIsTheSame() {
        var a = replica("a");
        var b = replica("b");
        a.settle(new View(BOTH, Set.of(0, 1)));
        b.settle(alone("b"));
        b.settle(new View(BOTH, Set.of(2)));
        changes = 0;

        a.doubt();
        a.settle(new View(BOTH, Set.of(0, 1)));

        assertThat(hold(a, 1).epoch()).isEqualTo(3);
        assertThat(a.owner(1).replica()).isEqualTo("a");
        assertThat(changes).isOne();
    }

    @Test
    void whenAReplicaIsGoneItIsReadAgainAndOnceMoreAfterItsLastCommitsMustHaveEnded() {
        var a = replica("a");
        a.settle(new View(BOTH, Set.of(0, 1, 2)));
        changes = 0;

        a.settle(alone("a"));
        assertThat(changes).isOne();
        passes(Duration.ofSeconds(10));
        a.settle(alone("a"));

        assertThat(changes).isEqualTo(2);
        a.settle(alone("a"));
        assertThat(changes).isEqualTo(2);
    }

    /** It may be cut off, take everything after a minute, accept work, and die: no view of the others shows that. */
    @Test
    void whileOneThatDidNotHandOverMayBeCutOffItIsReadAgainFromTimeToTime() {
        var a = replica("a");
        var b = replica("b");
        b.settle(new View(BOTH, Set.of(0)));
        a.settle(new View(BOTH, Set.of(1, 2)));
        a.settle(alone("a"));
        passes(AfterALoss.LAST_COMMITS);
        a.settle(alone("a"));
        b.settle(alone("b"));
        passes(Claims.MINORITY);
        b.settle(alone("b"));
        changes = 0;

        a.settle(alone("a"));

        assertThat(changes).isPositive();
        changes = 0;
        passes(AfterALoss.AGAIN.minusNanos(1));
        a.settle(alone("a"));
        assertThat(changes).isZero();
        for (var passed = Duration.ZERO; passed.compareTo(AfterALoss.WATCHED) <= 0; passed = passed
                .plus(AfterALoss.AGAIN)) {
            passes(AfterALoss.AGAIN);
            a.settle(alone("a"));
        }
        changes = 0;
        passes(AfterALoss.WATCHED);
        a.settle(alone("a"));
        assertThat(changes).isZero();
    }

    @Test
    void ofOneThatHandedOverNothingIsReadAgainAfterItsLastCommits() {
        var a = replica("a");
        var b = replica("b");
        b.settle(new View(BOTH, Set.of(0)));
        a.settle(new View(BOTH, Set.of(1, 2)));
        b.leave();
        a.settle(alone("a"));
        passes(AfterALoss.LAST_COMMITS);
        a.settle(alone("a"));
        changes = 0;

        passes(AfterALoss.WATCHED);
        a.settle(alone("a"));

        assertThat(changes).isZero();
    }

    @Test
    void ofOneThatSaidThatItLeavesNothingIsReadAgainThoughACallWasOut() {
        var a = replica("a");
        var b = replica("b");
        b.settle(new View(BOTH, Set.of(0)));
        a.settle(new View(BOTH, Set.of(1, 2)));
        out.put(0, 1);
        b.leave();
        b.announceLeaving();
        a.settle(alone("a"));
        passes(AfterALoss.LAST_COMMITS);
        a.settle(alone("a"));
        assertThat(a.held()).isEqualTo(3);
        passes(AfterALoss.AGAIN);
        a.settle(alone("a"));
        changes = 0;

        passes(AfterALoss.WATCHED);
        a.settle(alone("a"));

        assertThat(changes).isZero();
    }

    @Test
    void halvesThatSeeInTheDatabaseWhatTheyLostDoNotTakeItFromEachOtherForEver() {
        var a = replica("a");
        var b = replica("b");
        a.settle(alone("a"));
        b.settle(alone("b"));

        for (var round = 0; round < 10; round++) {
            passes(Duration.ofMillis(100));
            a.doubt();
            a.settle(alone("a"));
            b.doubt();
            b.settle(alone("b"));
        }

        assertThat(a.held()).isZero();
        assertThat(b.held()).isEqualTo(3);
        assertThat(hold(b, 1).epoch()).isEqualTo(2);
    }

    @Test
    void whatOneThatIsSeenHasTakenIsTakenBackAtOnceWhenThatOneIsGone() {
        var a = replica("a");
        var b = replica("b");
        a.settle(alone("a"));
        b.settle(new View(BOTH, Set.of(1)));
        passes(Claims.HAND_OVER);
        b.settle(new View(BOTH, Set.of(1)));
        a.settle(new View(BOTH, Set.of(0, 2)));

        a.settle(alone("a"));

        assertThat(hold(a, 1).epoch()).isEqualTo(3);
    }

    @Test
    void whoLeavesGivesBackWhatIsIdleAndAsksForAMomentForTheRest() {
        var a = replica("a");
        a.settle(alone("a"));
        out.put(1, 1);

        assertThat(a.leave()).isTrue();
        a.announceLeaving();
        var b = replica("b");
        b.settle(alone("b"));

        assertThat(b.held()).isEqualTo(2);
        assertThat(b.owner(1)).isEqualTo(new Owner(1, 1, "a", "http://a", true));
        out.clear();
        assertThat(a.leave()).isFalse();
        b.settle(alone("b"));
        assertThat(b.held()).isEqualTo(3);
    }

    @Test
    void whoCommitsMayFindOutThatAPartitionIsLostWhileOthersAreBeingTaken() throws InterruptedException {
        var a = replica("a");
        a.settle(alone("a"));
        var lost = hold(a, 0);
        JdbcClient.create(database).sql("update partition set epoch = 9, owner = '' where no = 1").update();
        var registered = new CountDownLatch(1);
        var settling = new CountDownLatch(1);
        var _ = commits.submit(() -> awaited(registered)).thenRun(() -> {
            awaited(settling);
            a.lost(lost);
        });
        a.doubt();
        var settler = Thread.ofPlatform().start(() -> a.settle(alone("a")));
        registered.countDown();
        await().until(() -> settler.getState() == Thread.State.WAITING);

        settling.countDown();

        assertThat(settler.join(Duration.ofSeconds(10))).isTrue();
        assertThat(a.settle(alone("a"))).isFalse();
        assertThat(hold(a, 0).epoch()).isEqualTo(2);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void assertRefused(OwnedPartitions replica, Hold hold) {
        assertThatThrownBy(() -> commits.commit(() -> {
            replica.check(List.of(hold, new Hold(hold.partition(), hold.epoch())));
            return true;
        })).isInstanceOf(StaleHold.class);
    }

    private OwnedPartitions replica(String name) {
        return new OwnedPartitions(new PartitionStore(JdbcClient.create(database), commits),
                new Replica(name, "http://" + name), this::work, () -> now, gone());
    }

    private Gone gone() {
        return new Gone(owner -> dead.contains(owner.replica()), Runnable::run);
    }

    private PartitionWork work() {
        return new PartitionWork() {
            @Override
            public int out(int partition) {
                return out.getOrDefault(partition, 0);
            }

            @Override
            public void changed() {
                changes++;
            }
        };
    }

    private static Hold hold(OwnedPartitions replica, int partition) {
        return Objects.requireNonNull(replica.hold(partition), "it has not got the partition");
    }

    private static View alone(String name) {
        return new View(Map.of(name, "http://" + name), Set.of(0, 1, 2));
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
