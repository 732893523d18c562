package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which chat belongs to which shop. */
@Repository
public class ChatStore {
    private final JdbcClient jdbc;

    ChatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> tenantOf(Room chat) {
        return jdbc.sql("select tenant_id from chat where channel = :channel and account = :account and chat = :chat")
                .params(RoomParameters.ofChat(chat)).query(String.class).optional();
    }

    /** Adds the chat to the shop, or gives it over from the one that it belonged to. */
    public void add(String tenant, Room chat, String title, Instant now) {
        jdbc.sql("""
                insert into chat (channel, account, chat, tenant_id, title, joined_at)
                values (:channel, :account, :chat, :tenant, :title, :now)
                on conflict (channel, account, chat) do update
                   set tenant_id = excluded.tenant_id, title = excluded.title, joined_at = excluded.joined_at
                """).params(RoomParameters.ofChat(chat)).param("tenant", tenant).param("title", title)
                .param("now", now.toEpochMilli()).update();
    }

    /** Inside the caller's transaction; its rooms must have been unbound. */
    public void remove(String tenant, Room chat) {
        jdbc.sql("""
                delete from chat
                 where tenant_id = :tenant and channel = :channel and account = :account and chat = :chat
                """).params(RoomParameters.ofChat(chat)).param("tenant", tenant).update();
    }

    /** A shop that was started under the new id meanwhile gives way to the one that the chat had before. */
    void move(Room from, String to) {
        jdbc.sql("""
                update or replace chat set chat = :to
                 where channel = :channel and account = :account and chat = :chat
                """).params(RoomParameters.ofChat(from)).param("to", to).update();
    }
}
