package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.common.database.CommitGroup;
import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which group became which supergroup, so that messages for the old id go to the new one. */
@Repository
class MovedChats {
    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final Map<String, String> newByOld = new ConcurrentHashMap<>();

    MovedChats(JdbcClient jdbc, CommitGroup commits) {
        this.jdbc = jdbc;
        this.commits = commits;
    }

    @PostConstruct
    void load() {
        jdbc.sql("select chat, new_chat from moved_chat")
                .query((row, _) -> Map.entry(row.getString("chat"), row.getString("new_chat"))).list()
                .forEach(move -> newByOld.put(move.getKey(), move.getValue()));
    }

    /** Where the chat is now; a chat moves once. */
    String current(String chat) {
        return newByOld.getOrDefault(chat, chat);
    }

    void moved(String chat, String newChat) {
        newByOld.put(chat, newChat);
        commits.commit(() -> jdbc.sql("""
                insert into moved_chat (chat, new_chat) values (:chat, :new)
                on conflict (chat) do update set new_chat = excluded.new_chat""").param("chat", chat)
                .param("new", newChat).update());
    }
}
