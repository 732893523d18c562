package com.tarcommerce.gateway.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A shop and what it has settled.
 *
 * @param id             {@code [a-z0-9]{10}}
 * @param lowMark        the stock at or below which an item without a mark of its own counts as low
 * @param cartWait       how long a cart may stay unpaid before it is looked at
 * @param catalogVersion grows whenever the set of item names changes
 */
public record Tenant(String id, String name, ZoneId zone, String currency, Locale language, BigDecimal lowMark,
        Duration cartWait, long catalogVersion) {
}
