package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chats that the bot is in or was in. */
@Repository
class Presence {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Presence(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Before {
        NEVER, THERE, GONE
    }

    /** @return what was known of the chat before */
    Before set(Room chat, boolean present) {
        var before = before(chat);
        jdbc.sql("""
                insert into presence (channel, account, chat, present, changed_at)
                values (:channel, :account, :chat, :present, :now)
                on conflict (channel, account, chat) do update
                   set present = excluded.present, changed_at = excluded.changed_at where present <> excluded.present
                """).params(RoomParameters.ofChat(chat)).param("present", present ? 1 : 0).param("now", clock.millis())
                .update();
        return before.map(was -> was ? Before.THERE : Before.GONE).orElse(Before.NEVER);
    }

    void moveChat(Room from, String to) {
        jdbc.sql("""
                update or replace presence set chat = :to
                 where channel = :channel and account = :account and chat = :chat
                """).params(RoomParameters.ofChat(from)).param("to", to).update();
    }

    private Optional<Boolean> before(Room chat) {
        return jdbc.sql("select present from presence where channel = :channel and account = :account and chat = :chat")
                .params(RoomParameters.ofChat(chat)).query(Boolean.class).optional();
    }
}
