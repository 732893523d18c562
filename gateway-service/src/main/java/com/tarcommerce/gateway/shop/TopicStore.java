package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The topics that Tar has heard of or made, by their titles. */
@Repository
class TopicStore {
    private final JdbcClient jdbc;

    TopicStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> titleOf(Room topic) {
        return jdbc.sql("""
                select title from topic
                 where channel = :channel and account = :account and chat = :chat and thread = :thread
                """).params(RoomParameters.of(topic)).query(String.class).optional();
    }

    void put(Room topic, String title) {
        jdbc.sql("""
                insert into topic (channel, account, chat, thread, title)
                values (:channel, :account, :chat, :thread, :title)
                on conflict (channel, account, chat, thread) do update set title = excluded.title
                """).params(RoomParameters.of(topic)).param("title", title).update();
    }

    /** The chat's topics of one title, with or without a hash, in any case; newest last. */
    List<Room> called(Room chat, String title) {
        return jdbc.sql("""
                select thread from topic
                 where channel = :channel and account = :account and chat = :chat
                   and lower(ltrim(title, '# ')) = :title
                 order by length(thread), thread
                """).params(RoomParameters.ofChat(chat)).param("title", title).query(String.class).list().stream()
                .map(chat::inThread).toList();
    }

    void moveChat(Room from, String to) {
        jdbc.sql("""
                update or replace topic set chat = :to
                 where channel = :channel and account = :account and chat = :chat
                """).params(RoomParameters.ofChat(from)).param("to", to).update();
    }
}
