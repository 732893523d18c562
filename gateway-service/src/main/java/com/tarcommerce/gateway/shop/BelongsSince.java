package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Since when a chat has belonged to its shop: what was said there before is none of the shop's. */
@Repository
public class BelongsSince {
    private final JdbcClient jdbc;

    BelongsSince(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty if it belongs to none, or to another one */
    @Transactional(readOnly = true)
    public Optional<Instant> find(String tenant, Room chat) {
        return jdbc.sql("""
                select joined_at from chat
                where tenant_id = :tenant and channel = :channel and account = :account and chat = :chat
                """).params(RoomParameters.ofChat(chat)).param("tenant", tenant).query(Long.class).optional()
                .map(Instant::ofEpochMilli);
    }
}
