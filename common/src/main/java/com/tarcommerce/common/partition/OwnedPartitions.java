package com.tarcommerce.common.partition;

import com.tarcommerce.common.partition.Membership.Replica;
import com.tarcommerce.common.partition.Membership.View;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of one of several replicas. {@link #settle} brings what it has into line with its share: what is not
 * its any more it begins nothing of, and gives back when nothing is out; what is its share it takes from the database.
 */
final class OwnedPartitions implements Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedPartitions.class);

    private final PartitionStore store;
    private final Replica self;
    private final Supplier<PartitionWork> work;
    private final LongSupplier nanos;
    private final Gone gone;
    private final Claims claims;
    private final Map<Integer, Hold> held = new ConcurrentHashMap<>();
    private final Map<Integer, Hold> draining = new ConcurrentHashMap<>();
    private final Queue<Integer> lost = new ConcurrentLinkedQueue<>();
    private volatile View settled = View.NONE;
    /** What was held when it was last looked for losses. */
    private Set<Hold> told = Set.of();
    /** The work is to be told, once, at the end. */
    private boolean changed;
    private volatile boolean unsettled;
    private final AfterALoss afterALoss = new AfterALoss();

    OwnedPartitions(PartitionStore store, Replica self, Supplier<PartitionWork> work, LongSupplier nanos, Gone gone) {
        this.store = store;
        this.self = self;
        this.work = work;
        this.nanos = nanos;
        this.gone = gone;
        this.claims = new Claims(self, gone);
    }

    @Override
    public @Nullable Hold hold(int partition) {
        return held.get(partition);
    }

    @Override
    public void check(Collection<Hold> holds) {
        var distinct = new HashSet<>(holds);
        if (!distinct.isEmpty() && !store.areHeld(distinct)) {
            throw new StaleHold();
        }
    }

    /** Waits for nobody: who settles may be waiting for a commit, and who commits may be the one that finds out. */
    @Override
    public void lost(Hold hold) {
        var had = held.remove(hold.partition(), hold) || draining.remove(hold.partition(), hold);
        if (had) {
            LOG.atWarn().addKeyValue("partition", hold.partition()).addKeyValue("epoch", hold.epoch())
                    .log("another replica has taken a partition");
            lost.add(hold.partition());
        }
    }

    @Override
    public synchronized void unreachable(int partition) {
        claims.unreachable(partition);
        unsettled = true;
    }

    @Override
    public Map<String, String> neighbours() {
        var others = new HashMap<>(settled.members());
        others.remove(self.name());
        return others;
    }

    @Override
    public List<Owner> owners() {
        return store.all();
    }

    @Override
    public Owner owner(int partition) {
        return store.one(partition);
    }

    @Override
    public String replica() {
        return self.name();
    }

    @Override
    public int held() {
        return held.size();
    }

    /** Returns whether something is still to be done, so that it should be called again soon. No SQL if nothing is. */
    synchronized boolean settle(View view) {
        if (!unsettled && lost.isEmpty() && draining.isEmpty() && view.equals(settled)
                && !afterALoss.isDue(nanos.getAsLong())) {
            return false;
        }
        unsettled = true;
        for (var partition = lost.poll(); partition != null; partition = lost.poll()) {
            claims.refused(partition, nanos.getAsLong());
        }
        var owners = store.all();
        noticeWhoLeft(view, owners);
        forgetWhatIsNotOurs(owners, view);
        drain(view);
        release();
        var missing = take(view);
        noticeLosses();
        settled = view;
        unsettled = missing;
        if (changed) {
            changed = false;
            work.get().changed();
        }
        return missing || !draining.isEmpty();
    }

    /** Something happened that the view need not show, such as a sleep: what is held is compared with the database. */
    synchronized void doubt() {
        unsettled = true;
    }

    /** What one has taken that is not seen is contested: two halves must not take it from each other for ever. */
    private void forgetWhatIsNotOurs(List<Owner> owners, View view) {
        for (var owner : owners) {
            var has = new Hold(owner.partition(), owner.epoch());
            var isOurs = owner.replica().equals(self.name());
            var had = Stream.of(held, draining).map(holds -> holds.get(owner.partition())).filter(Objects::nonNull)
                    .filter(hold -> !isOurs || !hold.equals(has)).toList();
            had.forEach(hold -> {
                held.remove(hold.partition(), hold);
                draining.remove(hold.partition(), hold);
                if (!owner.isNobody() && !view.members().containsKey(owner.replica())) {
                    claims.refused(hold.partition(), nanos.getAsLong());
                }
            });
        }
    }

    private void noticeWhoLeft(View view, List<Owner> owners) {
        var left = new HashSet<>(settled.members().keySet());
        left.removeAll(view.members().keySet());
        if (!left.isEmpty()) {
            afterALoss.left(nanos.getAsLong(), owners.stream()
                    .noneMatch(owner -> left.contains(owner.replica()) && !owner.leaving()));
            changed = true;
        } else if (afterALoss.isDue(nanos.getAsLong())) {
            afterALoss.looked(nanos.getAsLong(), owners.stream()
                    .anyMatch(owner -> isMissing(owner, view)));
            changed = true;
        }
    }

    private void noticeLosses() {
        var now = Set.copyOf(held.values());
        changed |= !now.containsAll(told);
        told = now;
    }

    private void drain(View view) {
        held.values().stream().filter(hold -> !view.mine().contains(hold.partition())).forEach(this::drain);
        draining.values().stream().filter(hold -> view.mine().contains(hold.partition())).forEach(hold -> {
            draining.remove(hold.partition());
            held.put(hold.partition(), hold);
            changed = true;
        });
    }

    private void drain(Hold hold) {
        draining.put(hold.partition(), hold);
        held.remove(hold.partition());
    }

    private void release() {
        var idle = draining.values().stream().filter(hold -> work.get().out(hold.partition()) == 0).toList();
        if (!idle.isEmpty()) {
            store.release(idle);
            idle.forEach(hold -> draining.remove(hold.partition(), hold));
        }
    }

    private boolean take(View view) {
        var owners = store.all();
        gone.ask(owners.stream().filter(owner -> isMissing(owner, view)).toList(), nanos.getAsLong());
        var wanted = claims.toTake(view, owners, held.keySet(), nanos.getAsLong());
        if (!wanted.isEmpty()) {
            var taken = store.take(wanted, self);
            taken.forEach(hold -> held.put(hold.partition(), hold));
            LOG.atInfo().addKeyValue("taken", taken.size()).addKeyValue("held", held.size())
                    .addKeyValue("of", view.members().size() + " replicas").log("partitions were taken");
            changed = true;
        }
        return !held.keySet().containsAll(view.mine());
    }

    /** It is named, not seen, and has not said that it leaves. */
    private boolean isMissing(Owner owner, View view) {
        return !owner.isNobody() && !owner.leaving() && !owner.replica().equals(self.name())
                && !view.members().containsKey(owner.replica());
    }

    /** Begins nothing any more; what is idle goes back at once. Returns whether something is out. */
    synchronized boolean leave() {
        List.copyOf(held.values()).forEach(this::drain);
        release();
        return !draining.isEmpty();
    }

    /** Tells the others that what is out is answered soon. */
    synchronized void announceLeaving() {
        store.announceLeaving(draining.values().stream().collect(Collectors.toSet()));
    }
}
