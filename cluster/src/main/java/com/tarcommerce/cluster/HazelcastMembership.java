package com.tarcommerce.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.MigrationState;
import com.hazelcast.partition.Partition;
import com.hazelcast.partition.ReplicaMigrationEvent;
import com.tarcommerce.common.partition.Membership;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a Hazelcast member knows of the others. */
final class HazelcastMembership implements Membership {
    private final HazelcastInstance member;

    HazelcastMembership(HazelcastInstance member) {
        this.member = member;
    }

    /** Without a share while the member starts again, as it does when two parts of a cluster find each other. */
    @Override
    public View view() {
        try {
            var local = member.getCluster().getLocalMember();
            Map<String, String> members = member.getCluster().getMembers().stream()
                    .filter(HazelcastMembership::isKnown).collect(Collectors.toMap(
                            other -> other.getAttribute(HazelcastProvider.NAME),
                            other -> other.getAttribute(HazelcastProvider.ADDRESS)));
            Set<Integer> mine = member.getPartitionService().getPartitions().stream()
                    .filter(partition -> local.equals(partition.getOwner())).map(Partition::getPartitionId)
                    .collect(Collectors.toUnmodifiableSet());
            return new View(members, mine);
        } catch (HazelcastInstanceNotActiveException leaving) {
            return new View(Map.of(), Set.of());
        }
    }

    private static boolean isKnown(Member other) {
        return other.getAttribute(HazelcastProvider.NAME) != null
                && other.getAttribute(HazelcastProvider.ADDRESS) != null;
    }

    @Override
    public void onChange(Runnable listener) {
        member.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                listener.run();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                listener.run();
            }
        });
        member.getPartitionService().addMigrationListener(new MigrationListener() {
            @Override
            public void migrationStarted(MigrationState state) {
                // what counts is who has it afterwards
            }

            @Override
            public void migrationFinished(MigrationState state) {
                listener.run();
            }

            @Override
            public void replicaMigrationCompleted(ReplicaMigrationEvent event) {
                listener.run();
            }

            @Override
            public void replicaMigrationFailed(ReplicaMigrationEvent event) {
                listener.run();
            }
        });
        member.getLifecycleService().addLifecycleListener((LifecycleEvent event) -> listener.run());
    }

    @Override
    public void close() {
        member.shutdown();
    }
}
