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

    Tenant withName(String another) {
        return new Tenant(id, another, zone, currency, language, lowMark, cartWait, catalogVersion);
    }

    Tenant withZone(ZoneId another) {
        return new Tenant(id, name, another, currency, language, lowMark, cartWait, catalogVersion);
    }

    Tenant withCurrency(String another) {
        return new Tenant(id, name, zone, another, language, lowMark, cartWait, catalogVersion);
    }

    Tenant withLanguage(Locale another) {
        return new Tenant(id, name, zone, currency, another, lowMark, cartWait, catalogVersion);
    }

    Tenant withLowMark(BigDecimal another) {
        return new Tenant(id, name, zone, currency, language, another, cartWait, catalogVersion);
    }

    Tenant withCartWait(Duration another) {
        return new Tenant(id, name, zone, currency, language, lowMark, another, catalogVersion);
    }
}
