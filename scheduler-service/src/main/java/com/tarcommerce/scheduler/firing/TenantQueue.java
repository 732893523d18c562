package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.PendingAlarms.Position;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one tenant has due for one target: a bounded part in memory, in order and each once, and from where on the rest
 * is to be read from the database. Guarded by its lane.
 */
final class TenantQueue {
    private final String tenant;
    private final int most;
    private final LinkedHashSet<Waiting> due = new LinkedHashSet<>();
    private int out;
    /** The first that did not fit. */
    private @Nullable Position overflow;
    /** The first that did not fit while the rest was read: the page may have missed it. */
    private @Nullable Position meanwhile;
    /** The latest moment of those that did not fit: the clock may be set back before they are read. */
    private Instant latest = Instant.MIN;
    private boolean reading;

    TenantQueue(String tenant, int most) {
        this.tenant = tenant;
        this.most = most;
    }

    String tenant() {
        return tenant;
    }

    /** Whether it is new here; what does not fit is only noted. */
    boolean add(Waiting waiting) {
        if (overflow == null && due.size() < most) {
            return due.add(waiting);
        }
        var place = Position.of(waiting);
        overflow = earlier(overflow, place);
        meanwhile = reading ? earlier(meanwhile, place) : null;
        latest = waiting.nextAt().isAfter(latest) ? waiting.nextAt() : latest;
        return false;
    }

    Waiting take() {
        out++;
        return due.removeFirst();
    }

    void back() {
        out--;
    }

    boolean hasDue() {
        return !due.isEmpty();
    }

    int size() {
        return due.size();
    }

    int out() {
        return out;
    }

    boolean isOver() {
        return due.isEmpty() && out == 0 && overflow == null;
    }

    /** What to read, if there is more and room for it; {@link #read} must follow. */
    @Nullable
    Rest beginReading() {
        if (overflow == null || reading || due.size() > most / 2) {
            return null;
        }
        reading = true;
        meanwhile = null;
        return new Rest(overflow, latest);
    }

    /** @param last whether nothing lay beyond the page; returns how many are new */
    int read(List<Waiting> page, boolean last) {
        reading = false;
        var added = 0;
        for (var waiting : page) {
            added += due.add(waiting) ? 1 : 0;
        }
        overflow = last ? meanwhile : earlier(meanwhile, Position.of(page.getLast()));
        latest = overflow == null ? Instant.MIN : latest;
        return added;
    }

    private static Position earlier(@Nullable Position one, Position other) {
        return one != null && one.compareTo(other) < 0 ? one : other;
    }

    /**
     * What lies in the database.
     *
     * @param upTo was due once; by a clock that was set back since, it may be so no more
     */
    record Rest(Position from, Instant upTo) {
    }
}
