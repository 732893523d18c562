package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What is said in a room without being asked is said once in a while: kept in memory, so that a restart or a room that
 * goes to another gateway may say it once more.
 */
@Component
class Seldom {
    private static final int MOST_ROOMS = 10_000;

    private final InstantSource clock;
    private final Map<Room, Said> last = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Room, Said> eldest) {
            return size() > MOST_ROOMS;
        }
    };

    Seldom(InstantSource clock) {
        this.clock = clock;
    }

    private record Said(long inboundId, Instant at) {
    }

    /** Whether it is time for it, and then no more for as long; the same for the same message, which may be tried again. */
    synchronized boolean isDue(long inboundId, Room room, Duration pause) {
        var said = last.get(room);
        var now = clock.instant();
        if (said != null && said.inboundId() != inboundId && now.isBefore(said.at().plus(pause))) {
            return false;
        }
        last.remove(room);
        last.put(room, new Said(inboundId, now));
        return true;
    }
}
