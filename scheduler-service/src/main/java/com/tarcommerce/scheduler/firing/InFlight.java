package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.Attempts;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** One attempt at a time for a key; what falls due meanwhile waits behind it. */
@Component
class InFlight implements Attempts {
    private final ConcurrentHashMap<AlarmKey, Running> running = new ConcurrentHashMap<>();

    /** Whether it may start; if not, {@link #end} of the one that is out hands it back. */
    boolean begin(Waiting waiting) {
        var began = new AtomicBoolean();
        running.compute(waiting.key(), (_, out) -> {
            if (out == null) {
                began.set(true);
                return new Running(waiting, LinkedHashSet.newLinkedHashSet(0));
            }
            out.behind().add(waiting);
            return out;
        });
        return began.get();
    }

    /** What waited behind it. */
    List<Waiting> end(Waiting waiting) {
        var ended = running.remove(waiting.key());
        return ended == null ? List.of() : List.copyOf(ended.behind());
    }

    @Override
    public Optional<String> outFor(AlarmKey key) {
        return Optional.ofNullable(running.get(key)).map(out -> out.attempt().webhookId());
    }

    @Override
    public Optional<String> outAnywhere(AlarmKey key) {
        return outFor(key);
    }

    int of(int partition) {
        return (int) running.keySet().stream().filter(key -> key.partition() == partition).count();
    }

    int size() {
        return running.size();
    }

    private record Running(Waiting attempt, SequencedSet<Waiting> behind) {
    }
}
