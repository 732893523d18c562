package com.tarcommerce.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.tarcommerce.common.partition.Membership;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a Hazelcast member knows of the others. Its own table of partitions is not asked: it settles only some five seconds
 * after a member was lost.
 */
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
            return new View(members, Share.of(local.getAttribute(HazelcastProvider.NAME), members.keySet()));
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
        member.getLifecycleService().addLifecycleListener((LifecycleEvent event) -> listener.run());
    }

    @Override
    public void close() {
        member.shutdown();
    }
}
