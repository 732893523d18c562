package com.tarcommerce.gateway.event;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what is in the outbox, without ever waiting for the writer. */
class OutboxLevels {
    private final JdbcClient jdbc;
    private final TransactionTemplate reads;

    OutboxLevels(JdbcClient jdbc, TransactionTemplate reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    long waiting() {
        return number("select count(*) from webhook_outbox where state = 'waiting'");
    }

    long dead() {
        return number("select count(*) from webhook_outbox where state = 'dead'");
    }

    double oldestSeconds(Instant now) {
        var oldest = number("select coalesce(min(created_at), 0) from webhook_outbox where state = 'waiting'");
        return oldest == 0 ? 0 : Duration.between(Instant.ofEpochMilli(oldest), now).toMillis() / 1000.0;
    }

    private long number(String sql) {
        return reads.execute(_ -> jdbc.sql(sql).query(Long.class).single());
    }
}
