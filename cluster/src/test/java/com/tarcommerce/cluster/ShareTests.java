package com.tarcommerce.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.partition.Partitions;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareTests {
    private static final List<String> THREE = List.of("replica_a", "replica_b", "replica_c");

    @Test
    void eachPartitionIsOneReplicasAndTheSharesAreAlike() {
        var all = new HashSet<Integer>();
        for (var name : THREE) {
            var share = Share.of(name, THREE);
            assertThat(share).hasSizeBetween(60, 120);
            all.addAll(share);
        }
        assertThat(all).hasSize(Partitions.COUNT);
        assertThat(THREE.stream().mapToInt(name -> Share.of(name, THREE).size()).sum()).isEqualTo(Partitions.COUNT);
    }

    @Test
    void whenOneGoesTheOthersKeepWhatTheyHave() {
        var two = List.of("replica_c", "replica_a");

        for (var name : two) {
            assertThat(Share.of(name, two)).containsAll(Share.of(name, THREE));
        }
    }

    @Test
    void whateverTheyAreCalledNobodyIsLeftOut() {
        var random = new Random(1);
        for (var round = 0; round < 200; round++) {
            var names = Stream.generate(() -> "replica_" + Long.toHexString(random.nextLong())).limit(5).toList();
            assertThat(names).allSatisfy(name -> assertThat(Share.of(name, names)).hasSizeBetween(25, 90));
        }
    }
}
