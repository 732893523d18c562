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
 * @param quiet          when nobody is nudged
 * @param nudges         how often the customer of one cart is written to
 * @param catalogVersion grows whenever the set of item names changes
 */
public record Tenant(String id, String name, ZoneId zone, String currency, Locale language, BigDecimal lowMark,
        Duration cartWait, QuietHours quiet, int nudges, long catalogVersion) {

    Tenant withName(String another) {
        return new Tenant(id, another, zone, currency, language, lowMark, cartWait, quiet, nudges, catalogVersion);
    }

    Tenant withZone(ZoneId another) {
        return new Tenant(id, name, another, currency, language, lowMark, cartWait, quiet, nudges, catalogVersion);
    }

    Tenant withCurrency(String another) {
        return new Tenant(id, name, zone, another, language, lowMark, cartWait, quiet, nudges, catalogVersion);
    }

    Tenant withLanguage(Locale another) {
        return new Tenant(id, name, zone, currency, another, lowMark, cartWait, quiet, nudges, catalogVersion);
    }

    Tenant withLowMark(BigDecimal another) {
        return new Tenant(id, name, zone, currency, language, another, cartWait, quiet, nudges, catalogVersion);
    }

    Tenant withCartWait(Duration another) {
        return new Tenant(id, name, zone, currency, language, lowMark, another, quiet, nudges, catalogVersion);
    }

    Tenant withQuiet(QuietHours another) {
        return new Tenant(id, name, zone, currency, language, lowMark, cartWait, another, nudges, catalogVersion);
    }

    Tenant withNudges(int another) {
        return new Tenant(id, name, zone, currency, language, lowMark, cartWait, quiet, another, catalogVersion);
    }
}
