package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What waits in the database, in the order in which it is due. */
public interface PendingAlarms {

    /** At most {@code most}, after the position, earliest first. */
    List<Waiting> after(Instant nextAt, long id, int most);

    /** At most {@code most} of one lane that are due, from the position on, earliest first. */
    List<Waiting> due(Lane lane, Position from, Instant now, int most);

    long count();

    /** When the first of what is not held is called, or was to be; empty if nothing waits. */
    Optional<Instant> earliest();

    /** What one tenant has for one target. */
    record Lane(String tenant, String target) {
    }

    /** A place in {@link Waiting#ORDER}. */
    record Position(Instant nextAt, long id) implements Comparable<Position> {
        private static final Comparator<Position> ORDER = Comparator.comparing(Position::nextAt)
                .thenComparingLong(Position::id);

        public static Position of(Waiting waiting) {
            return new Position(waiting.nextAt(), waiting.id());
        }

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }
}
