package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Room;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** When somebody last wrote. Its changes are run by a commit group. */
@Repository
class HeardStore {
    private final JdbcClient jdbc;

    HeardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest counts: reports come in any order. */
    void keep(Heard heard) {
        jdbc.sql("""
                insert into heard (channel, account, chat, at) values (:channel, :account, :chat, :at)
                on conflict (channel, account, chat) do update set at = excluded.at where excluded.at > heard.at""")
                .param("channel", heard.channel()).param("account", heard.account()).param("chat", heard.chat())
                .param("at", heard.at().toEpochMilli()).update();
    }

    /** The platform knows better than we: nobody had written since, unless they wrote after it said so. */
    void correct(Room room, Instant last, Instant saidAt) {
        jdbc.sql("""
                insert into heard (channel, account, chat, at) values (:channel, :account, :chat, :last)
                on conflict (channel, account, chat) do update set at = excluded.at where heard.at <= :saidAt""")
                .param("channel", room.channel()).param("account", Objects.requireNonNullElse(room.account(), ""))
                .param("chat", room.chat()).param("last", last.toEpochMilli())
                .param("saidAt", saidAt.toEpochMilli()).update();
    }

    @Transactional(readOnly = true)
    public Optional<Instant> last(Room room) {
        return jdbc.sql("select at from heard where channel = :channel and account = :account and chat = :chat")
                .param("channel", room.channel()).param("account", Objects.requireNonNullElse(room.account(), ""))
                .param("chat", room.chat()).query(Long.class).optional().map(Instant::ofEpochMilli);
    }
}
