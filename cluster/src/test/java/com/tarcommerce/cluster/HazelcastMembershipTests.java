package com.tarcommerce.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.ClusterSettings;
import com.tarcommerce.common.partition.Membership;
import com.tarcommerce.common.partition.Membership.Replica;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.testsupport.FreePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HazelcastMembershipTests {
    private final List<Membership> members = new ArrayList<>();
    private final int first = FreePorts.next();
    private final int second = FreePorts.next();

    @AfterEach
    void leave() {
        members.forEach(Membership::close);
    }

    @Test
    void aReplicaThatIsAloneHasEverything() {
        var alone = join("scheduler", "a", first);

        assertThat(alone.view().members()).containsOnlyKeys("a").containsValue("http://a");
        assertThat(alone.view().mine()).hasSize(Partitions.COUNT);
    }

    @Test
    void twoShareEverythingAndWhatOneLeavesTheOtherHas() {
        var a = join("scheduler", "a", first);
        var changes = new ArrayList<String>();
        a.onChange(() -> changes.add("changed"));
        var b = join("scheduler", "b", second);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(a.view().members()).containsOnlyKeys("a", "b");
            assertThat(a.view().mine()).hasSizeBetween(100, 171).doesNotContainAnyElementsOf(b.view().mine());
            var all = new HashSet<>(a.view().mine());
            all.addAll(b.view().mine());
            assertThat(all).hasSize(Partitions.COUNT);
        });
        assertThat(changes).isNotEmpty();

        b.close();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(a.view().members()).containsOnlyKeys("a");
            assertThat(a.view().mine()).hasSize(Partitions.COUNT);
        });
        assertThat(b.view().mine()).isEmpty();
    }

    @Test
    void theyFindEachOtherByTheNameOfTheirAddress() {
        var a = joinBy("localhost", "scheduler", "a", first);
        var b = joinBy("localhost", "scheduler", "b", second);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(a.view().members()).containsOnlyKeys("a", "b");
            assertThat(b.view().members()).containsOnlyKeys("a", "b");
        });
    }

    @Test
    void aNameThatIsKnownOnlyLaterIsLookedUpAgain() {
        var a = joinBy("later.test", "scheduler", "a", first);
        var b = joinBy("later.test", "scheduler", "b", second);
        assertThat(a.view().members()).containsOnlyKeys("a");

        TestNames.know("later.test", "127.0.0.9", "127.0.0.1");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(a.view().members()).containsOnlyKeys("a", "b");
            assertThat(b.view().members()).containsOnlyKeys("a", "b");
        });
    }

    @Test
    void replicasOfAnotherServiceAreNotLetIn() {
        var scheduler = join("scheduler", "a", first);
        var outbound = join("outbound", "b", second);

        assertThat(scheduler.view().members()).containsOnlyKeys("a");
        assertThat(outbound.view().members()).containsOnlyKeys("b");
    }

    private Membership join(String service, String name, int port) {
        return joinBy("127.0.0.1", service, name, port);
    }

    /** @param host as members are named; each listens on the loopback address */
    private Membership joinBy(String host, String service, String name, int port) {
        return join(new ClusterSettings(host + ":" + first + " " + host + ":" + second, "127.0.0.1", port, "",
                Duration.ofSeconds(5)), service, name);
    }

    private Membership join(ClusterSettings settings, String service, String name) {
        var joined = ServiceLoader.load(Membership.Provider.class).findFirst().orElseThrow().join(service,
                new Replica(name, "http://" + name), settings);
        members.add(joined);
        return joined;
    }
}
