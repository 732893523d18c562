package com.tarcommerce.common.partition;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of the replicas that the database names, and that are not seen, are gone for certain. They are asked by other
 * threads, for one that is silent takes its time: what is known so far is what counts.
 */
final class Gone {
    private static final Logger LOG = LoggerFactory.getLogger(Gone.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Predicate<Owner> isGone;
    private final Executor threads;
    private final Map<String, Long> askedAt = new HashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** @param isGone asks at the owner's address */
    Gone(Predicate<Owner> isGone, Executor threads) {
        this.isGone = isGone;
        this.threads = threads;
    }

    /** Each again after a second. */
    void ask(Collection<Owner> missing, long now) {
        var named = new HashSet<String>();
        missing.forEach(owner -> named.add(owner.replica()));
        askedAt.keySet().retainAll(named);
        gone.retainAll(named);
        for (var owner : missing) {
            var before = askedAt.get(owner.replica());
            if (before == null || now - before >= AGAIN.toNanos()) {
                askedAt.put(owner.replica(), now);
                threads.execute(() -> ask(owner));
            }
        }
    }

    private void ask(Owner owner) {
        if (!isGone.test(owner)) {
            gone.remove(owner.replica());
        } else if (gone.add(owner.replica())) {
            LOG.atInfo().addKeyValue("replica", owner.replica()).addKeyValue("address", owner.address())
                    .log("a replica that is not seen is gone");
        }
    }

    boolean contains(Owner owner) {
        return gone.contains(owner.replica());
    }
}
