package com.tarcommerce.common.contract.account;

import java.time.Instant;

/**
 * A bot or a workspace that messages are sent by, without its token.
 *
 * @param usable whether its token opens with the keys that outbound has
 */
public record Account(String channel, String account, String name, boolean usable, Instant addedAt,
        Instant changedAt) {
}
