package com.tarcommerce.common.partition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What waits to be told, by owner: each owner has a thread of its own while there is any, so that a silent one delays only its own. */
final class RingsOfOwners<T> {
    private final Map<String, ArrayDeque<T>> waiting = new HashMap<>();
    private final BiConsumer<Owner, RingsOfOwners<T>> tell;

    /** @param tell is run by the owner's thread and has to {@link #take} until nothing is left */
    RingsOfOwners(BiConsumer<Owner, RingsOfOwners<T>> tell) {
        this.tell = tell;
    }

    synchronized void add(Owner owner, Collection<T> items) {
        var isFirst = !waiting.containsKey(owner.replica());
        waiting.computeIfAbsent(owner.replica(), _ -> new ArrayDeque<>()).addAll(items);
        if (isFirst) {
            Thread.ofVirtual().name("rings " + owner.replica()).start(() -> tell.accept(owner, this));
        }
    }

    /** At most so many of the owner's; once empty, a thread is started with the next. */
    synchronized List<T> take(Owner owner, int most) {
        var taken = new ArrayList<T>();
        var items = waiting.get(owner.replica());
        while (items != null && taken.size() < most && !items.isEmpty()) {
            taken.add(items.removeFirst());
        }
        if (taken.isEmpty()) {
            waiting.remove(owner.replica());
        }
        return taken;
    }
}
