package com.tarcommerce.gateway.event;

import java.time.Instant;

/**
 * A claimed row.
 *
 * @param attempts attempts before this one, whatever came of them
 * @param refusals those that were answered and refused
 * @param giveUpAt when an unreachable target is no longer waited for
 */
record OutboxRow(long seq, String id, String url, String body, String lane, Instant createdAt, int attempts,
        int refusals, Instant giveUpAt) {
}
