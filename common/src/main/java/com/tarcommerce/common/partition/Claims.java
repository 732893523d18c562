package com.tarcommerce.common.partition;

import com.tarcommerce.common.partition.Membership.Replica;
import com.tarcommerce.common.partition.Membership.View;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides which partitions of its share a replica may take from the owner that the database names: at once from nobody
 * and from the dead, after a while from one who still has a call out, and reluctantly from one who may be alive and
 * cut off. Only liveness hangs on it: two that decide alike cannot both take.
 */
final class Claims {
    /** For a replica that hands over: its calls may still be answered meanwhile. */
    static final Duration HAND_OVER = Duration.ofSeconds(3);
    /** After another replica that is not seen took it away, for those who are not the larger part. */
    static final Duration CONTESTED = Duration.ofSeconds(30);
    /** For the smaller part of the replicas, unless the owner is gone: the larger goes first. */
    static final Duration MINORITY = Duration.ofSeconds(60);

    private static final long NEVER = Long.MAX_VALUE / 4;

    private final Replica self;
    private final Gone gone;
    private final Map<Integer, Long> wantedSince = new HashMap<>();
    private final Map<Integer, Long> refusedAt = new HashMap<>();
    private final Set<Integer> unreachable = new HashSet<>();

    Claims(Replica self, Gone gone) {
        this.self = self;
        this.gone = gone;
    }

    /** @param now in nanoseconds of any origin */
    List<Owner> toTake(View view, List<Owner> owners, Set<Integer> held, long now) {
        var wanted = new HashSet<>(view.mine());
        wanted.removeAll(held);
        wantedSince.keySet().retainAll(wanted);
        unreachable.retainAll(wanted);
        wanted.forEach(no -> wantedSince.putIfAbsent(no, now));
        var part = Part.of(view.members().values(), owners);
        return owners.stream().filter(owner -> wanted.contains(owner.partition()))
                .filter(owner -> now >= wanted(owner) + patience(owner, view.members(), part, now)).toList();
    }

    private long wanted(Owner owner) {
        return Objects.requireNonNull(wantedSince.get(owner.partition()));
    }

    private long patience(Owner owner, Map<String, String> members, Part part, long now) {
        if (owner.isNobody() || owner.replica().equals(self.name())) {
            return 0;
        }
        if (owner.isAlone()) {
            return NEVER; // It was started after the replicas, none of which answered.
        }
        if (members.containsKey(owner.replica()) || owner.leaving()) {
            return HAND_OVER.toNanos();
        }
        if (members.containsValue(owner.address()) || unreachable.contains(owner.partition())) {
            return 0; // A younger one has its place, so it is dead; or work waits that it can't be told of.
        }
        return switch (part) {
            case LARGER -> 0;
            case HALF -> contested(owner, now, Duration.ZERO);
            case SMALLER -> contested(owner, now, gone.contains(owner) ? Duration.ZERO : MINORITY);
        };
    }

    private long contested(Owner owner, long now, Duration first) {
        var refused = refusedAt.get(owner.partition());
        var rest = refused == null ? 0 : refused + CONTESTED.toNanos() - now;
        return Math.max(first.toNanos(), rest > 0 ? NEVER : 0);
    }

    /** It was taken away by a replica that did not ask. */
    void refused(int partition, long now) {
        refusedAt.put(partition, now);
    }

    /** Its owner can't be told of work that waits. */
    void unreachable(int partition) {
        unreachable.add(partition);
    }

    /** How many of all replicas see each other here: those that are seen, and those that still own something. */
    enum Part {
        LARGER, HALF, SMALLER;

        static Part of(Collection<String> seen, List<Owner> owners) {
            var here = new HashSet<>(seen);
            var all = new HashSet<>(seen);
            owners.stream().filter(owner -> !owner.isNobody()).forEach(owner -> all.add(owner.address()));
            var more = Integer.compare(2 * here.size(), all.size());
            return more > 0 ? LARGER : more == 0 ? HALF : SMALLER;
        }
    }
}
