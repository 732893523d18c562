package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Whether a person was silent for too long for free text: Meta lets it through for 24 hours after they wrote. */
@Component
public class Windows {
    static final Duration OPEN = Duration.ofHours(24);

    private final HeardStore people;
    private final InstantSource clock;

    Windows(HeardStore people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /** False for a person of whom nothing is known: the platform will say. */
    public boolean isClosed(Room room) {
        return people.last(room).filter(last -> !clock.instant().isBefore(last.plus(OPEN))).isPresent();
    }
}
