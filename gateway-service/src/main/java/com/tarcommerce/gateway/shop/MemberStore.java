package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import com.tarcommerce.gateway.intake.Sender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names that people go by in a chat. */
@Repository
class MemberStore {
    private static final String OF_CHAT = " channel = :channel and account = :account and chat = :chat ";
    private static final String COLUMNS = "select sender, username, name from member where" + OF_CHAT;

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether the person is new here or goes by another name than before */
    boolean put(Room chat, Sender sender) {
        var changed = jdbc.sql("""
                insert into member (channel, account, chat, sender, username, name)
                values (:channel, :account, :chat, :sender, :username, :name)
                on conflict (channel, account, chat, sender) do update
                   set username = excluded.username, name = excluded.name
                 where username is not excluded.username or name <> excluded.name
                returning sender
                """).params(RoomParameters.ofChat(chat)).param("sender", sender.id())
                .param("username", sender.username()).param("name", sender.name()).query(String.class).optional()
                .isPresent();
        if (changed && sender.username() != null) {
            takeNameFromOthers(chat, sender);
        }
        return changed;
    }

    /** A platform gives a name to one person at a time; the last one seen with it has it. */
    private void takeNameFromOthers(Room chat, Sender sender) {
        jdbc.sql("update member set username = null where" + OF_CHAT + "and username = :username and sender <> :sender")
                .params(RoomParameters.ofChat(chat)).param("username", sender.username()).param("sender", sender.id())
                .update();
    }

    Optional<Sender> withId(Room chat, String id) {
        return jdbc.sql(COLUMNS + "and sender = :sender").params(RoomParameters.ofChat(chat)).param("sender", id)
                .query(MemberStore::read).optional();
    }

    /** @param username without {@code @}, in lower case */
    Optional<Sender> withUsername(Room chat, String username) {
        return jdbc.sql(COLUMNS + "and username = :username").params(RoomParameters.ofChat(chat))
                .param("username", username).query(MemberStore::read).optional();
    }

    /** Names are no identity: there may be several. */
    List<Sender> withName(Room chat, String name) {
        return jdbc.sql(COLUMNS).params(RoomParameters.ofChat(chat)).query(MemberStore::read).list().stream()
                .filter(member -> member.name().strip().equalsIgnoreCase(name)).toList();
    }

    void remove(Room chat, String id) {
        jdbc.sql("delete from member where" + OF_CHAT + "and sender = :sender").params(RoomParameters.ofChat(chat))
                .param("sender", id).update();
    }

    void moveChat(Room from, String to) {
        jdbc.sql("update or replace member set chat = :to where" + OF_CHAT).params(RoomParameters.ofChat(from))
                .param("to", to).update();
    }

    private static Sender read(ResultSet row, int number) throws SQLException {
        return new Sender(row.getString("sender"), row.getString("username"), row.getString("name"), false);
    }
}
