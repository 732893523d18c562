package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Looks for them among the open rows, which an index holds. */
@Repository
class EarlierUpdates implements Backlog {
    private final JdbcClient jdbc;

    EarlierUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isBefore(long inboundId, Room chat) {
        return jdbc.sql("""
                select exists (select 1 from inbound_message
                    where state in ('received', 'applied') and state = 'received' and id < :id
                        and substr(lane, 1, length(:chat)) = :chat)""").param("id", inboundId)
                .param("chat", chat.inThread(null).key()).query(Boolean.class).single();
    }
}
