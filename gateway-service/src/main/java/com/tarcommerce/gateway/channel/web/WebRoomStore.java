package com.tarcommerce.gateway.channel.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rooms, with what {@code chat} says of whose they are and {@code room} of what they are for. */
@Repository
class WebRoomStore {
    private static final String ROOMS = """
            select chat.chat, chat.title, chat.joined_at, room.role
              from chat join web_room on web_room.id = chat.chat
              left join room on room.channel = chat.channel and room.account = chat.account and room.chat = chat.chat
                            and room.thread = '' and room.tenant_id = chat.tenant_id
             where chat.channel = 'web' and chat.account = '' and chat.tenant_id = :tenant
            """;

    private final JdbcClient jdbc;

    WebRoomStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its chat is added by whoever makes it. */
    void add(String id) {
        jdbc.sql("insert into web_room (id) values (:id)").param("id", id).update();
    }

    /** Goes with all that was shown in it, whoever's it was. */
    void remove(String id) {
        jdbc.sql("delete from web_message where room = :id").param("id", id).update();
        jdbc.sql("delete from web_edit where room = :id").param("id", id).update();
        jdbc.sql("delete from web_room where id = :id").param("id", id).update();
    }

    /** The shop's rooms, oldest first. */
    List<WebRoom> ofTenant(String tenant) {
        return jdbc.sql(ROOMS + " order by web_room.no").param("tenant", tenant).query(WebRoomStore::read)
                .list();
    }

    /** Empty also for another shop's. */
    Optional<WebRoom> find(String tenant, String id) {
        return jdbc.sql(ROOMS + " and chat.chat = :id").param("tenant", tenant).param("id", id)
                .query(WebRoomStore::read).optional();
    }

    /** The shop that the room belongs to now. */
    Optional<String> tenantOf(String id) {
        return jdbc.sql("""
                select chat.tenant_id from chat join web_room on web_room.id = chat.chat
                 where chat.channel = 'web' and chat.account = '' and chat.chat = :id
                """).param("id", id).query(String.class).optional();
    }

    /** The number of the room's latest change; 0 for none, and for no room. */
    long lastSeq(String id) {
        return jdbc.sql("select last_seq from web_room where id = :id").param("id", id).query(Long.class).optional()
                .orElse(0L);
    }

    /** The number of the room's next change; inside the transaction that makes it. */
    long nextSeq(String id) {
        return jdbc.sql("update web_room set last_seq = last_seq + 1 where id = :id returning last_seq")
                .param("id", id).query(Long.class).single();
    }

    private static WebRoom read(ResultSet row, int number) throws SQLException {
        var id = row.getString("chat");
        return new WebRoom(id, WebRoom.roomOf(id), row.getString("title"), row.getString("role"),
                Instant.ofEpochMilli(row.getLong("joined_at")));
    }
}
