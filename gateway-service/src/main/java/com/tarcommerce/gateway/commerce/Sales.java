package com.tarcommerce.gateway.commerce;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums over orders, exactly as the database has them. */
@Repository
public class Sales {
    private final JdbcClient jdbc;

    Sales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders placed in the span that were paid and not cancelled or refunded since. */
    public Total total(String tenant, Instant from, Instant to) {
        return jdbc.sql("""
                select count(*) as orders, coalesce(sum(amount), 0) as amount from nodes
                where tenant_id = :tenant and kind = 'order' and created_at >= :from and created_at < :to
                  and (paid_version > 0 or status = 'paid') and status not in ('cancelled', 'refunded')
                """).param("tenant", tenant).param("from", from.toEpochMilli()).param("to", to.toEpochMilli())
                .query((row, _) -> new Total(row.getInt("orders"), row.getLong("amount"))).single();
    }

    /** @param amount paise */
    public record Total(int orders, long amount) {
    }
}
