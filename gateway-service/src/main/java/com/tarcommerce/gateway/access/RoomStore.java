package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rooms that shops have bound; reads inside the caller's transaction see its own changes. */
@Repository
public class RoomStore {
    private static final String COLUMNS = "id, tenant_id, channel, account, chat, thread, role, title";

    private final JdbcClient jdbc;

    RoomStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<BoundRoom> find(Room room) {
        return jdbc.sql("select " + COLUMNS + """
                 from room where channel = :channel and account = :account and chat = :chat and thread = :thread
                """).param("channel", room.channel()).param("account", orEmpty(room.account()))
                .param("chat", room.chat()).param("thread", orEmpty(room.thread())).query(RoomStore::read).optional();
    }

    /** The shop's rooms, oldest first. */
    public List<BoundRoom> ofTenant(String tenant) {
        return jdbc.sql("select " + COLUMNS + " from room where tenant_id = :tenant order by id")
                .param("tenant", tenant).query(RoomStore::read).list();
    }

    /** The shop's rooms of one role, oldest first. */
    public List<BoundRoom> ofRole(String tenant, Role role) {
        return jdbc.sql("select " + COLUMNS + " from room where tenant_id = :tenant and role = :role order by id")
                .param("tenant", tenant).param("role", role.wire()).query(RoomStore::read).list();
    }

    static String orEmpty(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
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
