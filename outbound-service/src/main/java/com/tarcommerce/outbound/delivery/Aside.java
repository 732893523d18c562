package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;
import java.time.Instant;

/**
 * A message that has kept its room waiting for too long: until then, what was accepted after it goes.
 *
 * @param doubtful whether it may have arrived: each try more may be a repeat
 */
record Aside(Room room, Rank rank, long seq, Instant until, boolean doubtful) {
}
