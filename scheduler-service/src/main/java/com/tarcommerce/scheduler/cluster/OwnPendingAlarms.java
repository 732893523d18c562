package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Of what waits in the database, what is in this replica's partitions. */
final class OwnPendingAlarms implements PendingAlarms {
    private static final int PAGE = 1_000;

    private final PendingAlarms all;
    private final Partitions partitions;

    OwnPendingAlarms(PendingAlarms all, Partitions partitions) {
        this.all = all;
        this.partitions = partitions;
    }

    @Override
    public List<Waiting> after(Instant nextAt, long id, int most) {
        return own(most, new Position(nextAt, id), from -> all.after(from.nextAt(), from.id(), PAGE));
    }

    /** The position belongs to the first page; each further one begins behind the last of the one before. */
    @Override
    public List<Waiting> due(Lane lane, Position from, Instant now, int most) {
        var before = new Position(from.nextAt(), from.id() - 1);
        return own(most, before, last -> all.due(lane, new Position(last.nextAt(), last.id() + 1), now, PAGE));
    }

    /** Pages are read until there are enough or no more; fewer than {@code most} means that none lies beyond. */
    private List<Waiting> own(int most, Position after, Function<Position, List<Waiting>> pages) {
        var own = new ArrayList<Waiting>();
        if (partitions.held() == 0) {
            return own;
        }
        var last = after;
        while (own.size() < most) {
            var page = pages.apply(last);
            page.stream().filter(waiting -> partitions.hold(waiting.key().partition()) != null).forEach(own::add);
            if (page.size() < PAGE) {
                break;
            }
            last = Position.of(page.getLast());
        }
        return own.size() > most ? own.subList(0, most) : own;
    }

    @Override
    public long count() {
        return all.count();
    }

    @Override
    public Optional<Instant> earliest() {
        return all.earliest();
    }
}
