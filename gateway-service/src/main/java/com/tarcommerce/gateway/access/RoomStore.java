package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rooms that shops have bound; reads inside the caller's transaction see its own changes. One whose bot or workspace was
 * removed is paused, and is not found until that is back.
 */
@Repository
public class RoomStore {
    private static final String COLUMNS = "id, tenant_id, channel, account, chat, thread, role, title";
    private static final String OF_CHAT = " channel = :channel and account = :account and chat = :chat ";
    private static final String ALIVE = "paused_at is null ";

    private final JdbcClient jdbc;

    RoomStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<BoundRoom> find(Room room) {
        return jdbc.sql("select " + COLUMNS + " from room where" + OF_CHAT + "and thread = :thread and " + ALIVE)
                .params(RoomParameters.of(room)).query(RoomStore::read).optional();
    }

    /** Whether the shop has bound this place by another of its bots or workspaces: each message there would act twice. */
    public boolean isBoundByAnother(String tenant, Room room) {
        return jdbc.sql("""
                select exists (select 1 from room
                    where channel = :channel and account <> :account and chat = :chat and thread = :thread
                        and tenant_id = :tenant and paused_at is null)""").params(RoomParameters.of(room))
                .param("tenant", tenant).query(Boolean.class).single();
    }

    /** The shop's rooms, oldest first. */
    public List<BoundRoom> ofTenant(String tenant) {
        return jdbc.sql("select " + COLUMNS + " from room where tenant_id = :tenant and " + ALIVE + "order by id")
                .param("tenant", tenant).query(RoomStore::read).list();
    }

    /** The shop's rooms of one role, oldest first. */
    public List<BoundRoom> ofRole(String tenant, Role role) {
        return jdbc.sql("select " + COLUMNS + " from room where tenant_id = :tenant and role = :role and " + ALIVE
                + "order by id").param("tenant", tenant).param("role", role.wire()).query(RoomStore::read).list();
    }

    /** All rooms of the shop that the chat belongs to, oldest first; none for a chat that belongs to no shop. */
    public List<BoundRoom> ofShopAround(Room chat) {
        return jdbc.sql("select " + COLUMNS + " from room where tenant_id = (select tenant_id from chat where" + OF_CHAT
                + ") and " + ALIVE + "order by id").params(RoomParameters.ofChat(chat)).query(RoomStore::read).list();
    }

    /** The rooms bound in one chat, oldest first. */
    public List<BoundRoom> inChat(Room chat) {
        return jdbc.sql("select " + COLUMNS + " from room where" + OF_CHAT + "and " + ALIVE + "order by id")
                .params(RoomParameters.ofChat(chat)).query(RoomStore::read).list();
    }

    /**
     * Binds a room to a role, or gives a bound one another role; its list of senders stays.
     *
     * @param title what people call it; empty keeps the one that is known
     * @param by    the platform's id of who binds
     */
    public BoundRoom bind(String tenant, Room room, Role role, String title, Binding by) {
        return jdbc.sql("""
                insert into room (tenant_id, channel, account, chat, thread, role, title, bound_by, bound_at)
                values (:tenant, :channel, :account, :chat, :thread, :role, :title, :by, :at)
                on conflict (channel, account, chat, thread) do update
                   set tenant_id = excluded.tenant_id, role = excluded.role, bound_by = excluded.bound_by,
                       bound_at = excluded.bound_at, paused_at = null,
                       title = case excluded.title when '' then title else excluded.title end
                returning\s""" + COLUMNS).params(RoomParameters.of(room)).param("tenant", tenant)
                .param("role", role.wire()).param("title", title).param("by", by.sender())
                .param("at", by.at().toEpochMilli()).query(RoomStore::read).single();
    }

    /** @return whether it was bound */
    public boolean unbind(BoundRoom room) {
        return jdbc.sql("delete from room where tenant_id = :tenant and id = :id").param("tenant", room.tenant())
                .param("id", room.id()).update() == 1;
    }

    /** Keeps the title true; does nothing for a room that is not bound. */
    public void retitle(Room room, String title) {
        jdbc.sql("update room set title = :title where" + OF_CHAT + "and thread = :thread")
                .params(RoomParameters.of(room)).param("title", title).update();
    }

    /** Moves what is bound in one chat to its new id; a room that is bound there already keeps its role. */
    public void moveChat(String tenant, Room from, String to) {
        jdbc.sql("update or ignore room set chat = :to where" + OF_CHAT).params(RoomParameters.ofChat(from))
                .param("to", to).update();
        jdbc.sql("delete from room where" + OF_CHAT).params(RoomParameters.ofChat(from)).update();
        jdbc.sql("update room set tenant_id = :tenant where" + OF_CHAT)
                .params(RoomParameters.ofChat(new Room(from.channel(), from.account(), to, null)))
                .param("tenant", tenant).update();
    }

    /** All rooms of a bot or a workspace that is removed; those that were paused. */
    public List<BoundRoom> pause(String channel, String account, Instant now) {
        return jdbc.sql("""
                update room set paused_at = :now
                where channel = :channel and account = :account and paused_at is null
                returning\s""" + COLUMNS).param("channel", channel).param("account", account)
                .param("now", now.toEpochMilli()).query(RoomStore::read).list();
    }

    /** It is back; the rooms that go on: not those that the shop has bound by another meanwhile. */
    public List<BoundRoom> resume(String channel, String account) {
        return jdbc.sql("""
                update room set paused_at = null
                where channel = :channel and account = :account and paused_at is not null
                    and not exists (select 1 from room as other
                        where other.channel = room.channel and other.account <> room.account
                            and other.chat = room.chat and other.thread = room.thread
                            and other.tenant_id = room.tenant_id and other.paused_at is null)
                returning\s""" + COLUMNS).param("channel", channel).param("account", account)
                .query(RoomStore::read).list();
    }

    private static BoundRoom read(ResultSet row, int number) throws SQLException {
        var room = new Room(row.getString("channel"), orNull(row.getString("account")), row.getString("chat"),
                orNull(row.getString("thread")));
        return new BoundRoom(row.getLong("id"), row.getString("tenant_id"), room, Role.fromWire(row.getString("role")),
                row.getString("title"));
    }

    private static @Nullable String orNull(String part) {
        return part.isEmpty() ? null : part;
    }
}
