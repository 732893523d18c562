package com.tarcommerce.gateway.intake;

import java.util.List;

/** What waits behind a message. */
@FunctionalInterface
public interface Upcoming {

    /** What came after it into the same room and nobody has taken yet, in its order; the first few of it. */
    List<Incoming> after(long inboundId);
}
