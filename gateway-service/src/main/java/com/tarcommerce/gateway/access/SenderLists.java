package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Sender;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who may act in a room that has a list: platform ids, or {@code @name} of people who have not been seen yet. A room
 * without a list is open to all of its chat; a list that has become empty admits nobody.
 */
@Repository
public class SenderLists {
    private final JdbcClient jdbc;

    SenderLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean admits(BoundRoom room, Sender sender) {
        return jdbc.sql("""
                select (room.listed = 0 and not exists (select 1 from room_sender where room_id = room.id))
                    or exists (select 1 from room_sender where room_id = room.id and sender in (:id, :name))
                  from room where tenant_id = :tenant and id = :room
                """).param("tenant", room.tenant()).param("room", room.id()).param("id", sender.id())
                .param("name", nameOf(sender)).query(Boolean.class).optional().orElse(false);
    }

    public boolean isOpen(BoundRoom room) {
        return jdbc.sql("""
                select room.listed = 0 and not exists (select 1 from room_sender where room_id = room.id)
                  from room where tenant_id = :tenant and id = :room
                """).param("tenant", room.tenant()).param("room", room.id()).query(Boolean.class).single();
    }

    /** Ids and {@code @names}, in the order in which they were let in. */
    public List<String> of(BoundRoom room) {
        return jdbc.sql("select sender from room_sender where room_id = :room order by granted_at, sender")
                .param("room", room.id()).query(String.class).list();
    }

    /** @return whether it is new on the list */
    public boolean allow(BoundRoom room, String idOrName, Binding by) {
        jdbc.sql("update room set listed = 1 where tenant_id = :tenant and id = :room").param("tenant", room.tenant())
                .param("room", room.id()).update();
        return jdbc.sql("""
                insert into room_sender (room_id, sender, granted_by, granted_at) values (:room, :sender, :by, :at)
                on conflict do nothing
                """).param("room", room.id()).param("sender", idOrName).param("by", by.sender())
                .param("at", by.at().toEpochMilli()).update() == 1;
    }

    /** @return whether it was on the list */
    public boolean disallow(BoundRoom room, String idOrName) {
        return jdbc.sql("delete from room_sender where room_id = :room and sender = :sender").param("room", room.id())
                .param("sender", idOrName).update() == 1;
    }

    /** Opens the room to everybody in its chat. */
    public void open(BoundRoom room) {
        jdbc.sql("delete from room_sender where room_id = :room").param("room", room.id()).update();
        jdbc.sql("update room set listed = 0 where tenant_id = :tenant and id = :room").param("tenant", room.tenant())
                .param("room", room.id()).update();
    }

    /** From now on what was granted to the person's name holds for the person, whoever takes the name later. */
    public void recognise(Room chat, Sender sender) {
        if (sender.username() != null) {
            replace(chat, nameOf(sender), sender.id());
        }
    }

    /**
     * Takes a person off all lists of a chat.
     *
     * @return how many rooms that were
     */
    public int forget(Room chat, String id, String name) {
        return jdbc.sql("""
                delete from room_sender where sender in (:id, :name) and room_id in (
                    select id from room where channel = :channel and account = :account and chat = :chat)
                """).params(RoomParameters.ofChat(chat)).param("id", id).param("name", name).update();
    }

    /** Puts one entry in another's place on all lists of a chat. */
    public void replace(Room chat, String before, String after) {
        jdbc.sql("""
                update or replace room_sender set sender = :after where sender = :before and room_id in (
                    select id from room where channel = :channel and account = :account and chat = :chat)
                """).params(RoomParameters.ofChat(chat)).param("before", before).param("after", after).update();
    }

    /** As lists hold it; a name that nobody can have for people who have none. */
    private static String nameOf(Sender sender) {
        return "@" + (sender.username() == null ? "" : sender.username());
    }
}
