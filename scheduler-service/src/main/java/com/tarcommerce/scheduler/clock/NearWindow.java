package com.tarcommerce.scheduler.clock;

import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The nearest of what is pending, in the order in which it is due. Everything up to the horizon is here; the rest waits
 * in the database until the horizon moves.
 */
final class NearWindow {
    private final int most;
    private final TreeSet<Waiting> near = new TreeSet<>(Waiting.ORDER);
    /** What was told beyond the horizon while a page was read: the page may have missed it. */
    private final List<Waiting> toldMeanwhile = new ArrayList<>();
    private Horizon horizon = Horizon.START;
    private boolean reading;
    private int reads;

    /** @param most entries, about: twice as many are cut back to it */
    NearWindow(int most) {
        this.most = most;
    }

    /** Whether it is now the first, so that a sleeper must look again. */
    synchronized boolean add(Waiting waiting) {
        if (!horizon.covers(waiting)) {
            if (reading) {
                toldMeanwhile.add(waiting);
            }
            return false;
        }
        near.add(waiting);
        if (near.size() > 2 * most) {
            cutBack();
        }
        return waiting.equals(near.first());
    }

    /** Whether one of them is now the first. */
    synchronized boolean addAll(Collection<Waiting> all) {
        var isFirst = false;
        for (var waiting : all) {
            isFirst |= add(waiting);
        }
        return isFirst;
    }

    private void cutBack() {
        while (near.size() > most) {
            near.pollLast();
        }
        horizon = Horizon.at(near.last());
        abandonReading();
    }

    private void abandonReading() {
        reading = false;
        reads++;
        toldMeanwhile.clear();
    }

    /** Takes out what is due, earliest first. */
    synchronized List<Waiting> takeDue(Instant now, int atMost) {
        var due = new ArrayList<Waiting>();
        while (due.size() < atMost && !near.isEmpty() && !near.first().nextAt().isAfter(now)) {
            due.add(near.pollFirst());
        }
        return due;
    }

    synchronized Optional<Instant> next() {
        return near.isEmpty() ? Optional.empty() : Optional.of(near.first().nextAt());
    }

    /** What to read, if there is more in the database and room here; {@link #read} or {@link #forget} must follow. */
    synchronized Optional<Reading> beginReading() {
        reading = horizon.nextAt() != null && near.size() < most / 2;
        return reading && horizon.nextAt() != null
                ? Optional.of(new Reading(++reads, horizon.nextAt(), horizon.id()))
                : Optional.empty();
    }

    /**
     * Takes in a page, unless the horizon was moved back while it was read.
     *
     * @param last whether nothing lay beyond the page when it was read
     */
    synchronized void read(Reading what, List<Waiting> page, boolean last) {
        if (what.no() != reads) {
            return;
        }
        reading = false;
        var told = List.copyOf(toldMeanwhile);
        toldMeanwhile.clear();
        near.addAll(page);
        horizon = last ? Horizon.END : Horizon.at(page.getLast());
        told.forEach(this::add);
    }

    /** Nothing is known any more: all is to be read again. */
    synchronized void forget() {
        abandonReading();
        near.clear();
        horizon = Horizon.START;
    }

    /** A page that is being read: after which place in the order. */
    record Reading(int no, Instant nextAt, long id) {
    }

    /** The last place in the order that is in memory; null for beyond all. */
    record Horizon(@Nullable Instant nextAt, long id) {
        static final Horizon START = new Horizon(Instant.ofEpochMilli(Long.MIN_VALUE), Long.MIN_VALUE);
        static final Horizon END = new Horizon(null, Long.MAX_VALUE);

        static Horizon at(Waiting waiting) {
            return new Horizon(waiting.nextAt(), waiting.id());
        }

        boolean covers(Waiting waiting) {
            if (nextAt == null) {
                return true;
            }
            var order = waiting.nextAt().compareTo(nextAt);
            return order < 0 || (order == 0 && waiting.id() <= id);
        }
    }
}
