package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.Gathered;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What replicas share out: a chat's messages are sent by whoever has its partition, and by nobody else. */
@Component
class Fence {
    private final Partitions partitions;
    private final CommitGroup commits;
    private final AtomicIntegerArray out = new AtomicIntegerArray(Partitions.COUNT);
    private final AtomicReferenceArray<@Nullable Hold> takenUp = new AtomicReferenceArray<>(Partitions.COUNT);

    Fence(Partitions partitions, CommitGroup commits) {
        this.partitions = partitions;
        this.commits = commits;
    }

    /** All rooms of a chat, whichever of our bots speaks there: they share its budget. */
    static int partition(Room room) {
        return Partitions.of(room.channel(), room.chat());
    }

    /** Whether there are other replicas. */
    boolean isShared() {
        return !partitions.replica().isEmpty();
    }

    /** Whether the chat is this replica's, be it that what its last owner left is still being looked through. */
    boolean holds(Room room) {
        return partitions.hold(partition(room)) != null;
    }

    /** Whether this replica may send there. */
    boolean has(Room room) {
        return own(partition(room)) != null;
    }

    private @Nullable Hold own(int partition) {
        var hold = partitions.hold(partition);
        return hold == null || !hold.isShared() || hold.equals(takenUp.get(partition)) ? hold : null;
    }

    /** The holds under which nothing is sent yet. */
    List<Hold> notTakenUp() {
        return IntStream.range(0, Partitions.COUNT).mapToObj(partitions::hold).filter(Objects::nonNull)
                .filter(hold -> hold.isShared() && !hold.equals(takenUp.get(hold.partition()))).toList();
    }

    /** From now on it is sent there: what their last owners left being sent has been seen to. */
    void takeUp(Collection<Hold> holds) {
        holds.forEach(hold -> takenUp.set(hold.partition(), hold));
    }

    /** This replica's part of what is counted over all chats of a bot. */
    double share() {
        return Math.max(1, partitions.held()) / (double) Partitions.COUNT;
    }

    /** @throws StaleHold if the room is another replica's */
    Hold hold(Room room) {
        var hold = own(partition(room));
        if (hold == null) {
            throw new StaleHold();
        }
        return hold;
    }

    /** To be called before it is asked whose the room is, and to be followed by {@link #end}. */
    void begin(Room room) {
        out.incrementAndGet(partition(room));
    }

    void end(Room room) {
        out.decrementAndGet(partition(room));
    }

    /** After one of several holds turned out to be stale: finds out which. */
    void noteWhatIsLost() {
        notTakenUp().stream().map(hold -> submit(hold, () -> hold).handle((_, _) -> hold)).toList()
                .forEach(CompletableFuture::join);
    }

    /** How much is begun in the partition and not yet recorded. */
    int out(int partition) {
        return out.get(partition);
    }

    /** As {@link #commit}, of what several rooms want alike; whose room is another replica's fails alone. */
    <I, O> Gathered<I, O> gathered(Function<I, Hold> holdOf, Function<List<I>, List<O>> work) {
        return new Gathered<>(commits, inputs -> {
            partitions.check(inputs.stream().map(holdOf).toList());
            return work.apply(inputs);
        });
    }

    /** What it was to be committed under is another replica's, if that is why it failed. */
    void noteIfStale(Hold hold, @Nullable Throwable failure) {
        if (isStale(failure)) {
            partitions.lost(hold);
        }
    }

    /** @throws StaleHold if another replica has taken the partition: then nothing is committed */
    <T> T commit(Hold hold, Supplier<T> unit) {
        return CommitGroup.join(submit(hold, unit));
    }

    <T> T commit(Collection<Hold> holds, Supplier<T> unit) {
        return CommitGroup.join(submit(holds, unit));
    }

    /** Whether a commit failed because another replica has taken the partition. */
    static boolean isStale(@Nullable Throwable failure) {
        return failure instanceof StaleHold || (failure instanceof CompletionException && isStale(failure.getCause()));
    }

    /** As {@link #commit}, without waiting. */
    <T> CompletableFuture<T> submit(Hold hold, Supplier<T> unit) {
        return submit(List.of(hold), unit).whenComplete((_, failure) -> noteIfStale(hold, failure));
    }

    private <T> CompletableFuture<T> submit(Collection<Hold> holds, Supplier<T> unit) {
        return commits.submit(() -> {
            partitions.check(holds);
            return unit.get();
        });
    }
}
