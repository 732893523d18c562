package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.contract.message.Receipt;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What platforms report of messages that they took. Its changes are run by a commit group. */
@Repository
class ReceiptStore {
    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once for each message part and state; kept for a message that is not known yet. */
    boolean keep(Receipt receipt, Instant now) {
        jdbc.sql("""
                insert or ignore into message_state (message, state, at, reason, provider_id)
                select message, :state, :at, :reason, provider_id from provider_message where provider_id = :id""")
                .param("state", receipt.state()).param("at", receipt.at().toEpochMilli())
                .param("reason", receipt.reason()).param("id", receipt.providerId()).update();
        return jdbc.sql("""
                insert or ignore into early_receipt (provider_id, state, at, reason, seen_at)
                select :id, :state, :at, :reason, :now
                where not exists (select 1 from provider_message where provider_id = :id)""")
                .param("id", receipt.providerId()).param("state", receipt.state())
                .param("at", receipt.at().toEpochMilli()).param("reason", receipt.reason())
                .param("now", now.toEpochMilli()).update() == 0;
    }

    /** Of messages that others sent. */
    int forget(Instant seenBefore) {
        return jdbc.sql("delete from early_receipt where seen_at < :before")
                .param("before", seenBefore.toEpochMilli()).update();
    }
}
