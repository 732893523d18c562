package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The messages that stand aside. Its one change is run by a commit group, never in a transaction of its own. */
@Repository
class AsideStore {
    private final JdbcClient jdbc;

    AsideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<Aside> all() {
        return jdbc.sql("""
                select channel, account, chat, thread, rank, seq, next_at, doubtful from message
                where state = 'accepted' and aside = 1 order by seq""").query((row, _) -> aside(row)).list();
    }

    /** Of a lane, in order of acceptance, without what may be out. */
    @Transactional(readOnly = true)
    List<Aside> of(Room room, Rank rank) {
        return jdbc.sql("""
                select channel, account, chat, thread, rank, seq, next_at, doubtful from message
                where state = 'accepted' and aside = 1 and chat = :chat and thread is :thread and account is :account
                    and channel = :channel and rank = :rank and not doubtful
                order by seq""").param("chat", room.chat()).param("thread", room.thread())
                .param("account", room.account()).param("channel", room.channel()).param("rank", rank.number())
                .query((row, _) -> aside(row)).list();
    }

    /** False if it does not stand aside any more, or has begun to do so anew. */
    boolean putBack(Aside aside) {
        return jdbc.sql("""
                update message set aside = 0
                where seq = :seq and state = 'accepted' and aside = 1 and next_at = :until""")
                .param("seq", aside.seq()).param("until", aside.until().toEpochMilli()).update() == 1;
    }

    private static Aside aside(ResultSet row) throws SQLException {
        return new Aside(LaneStore.room(row), Rank.stored(row.getInt("rank")), row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("next_at")), row.getBoolean("doubtful"));
    }
}
