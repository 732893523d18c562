package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.ReplayRange;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The messages that were given up on. */
@Repository
class DeadLetterStore {
    private final JdbcClient jdbc;

    DeadLetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(long seq, String id, String reason, Instant diedAt) {
    }

    record Revived(long seq, Room room, Rank rank) {
    }

    @Transactional(readOnly = true)
    List<Row> list(long afterSeq, int limit) {
        return jdbc.sql("""
                select message.seq, message.id, dead_letter.reason, dead_letter.died_at
                from dead_letter join message on message.seq = dead_letter.message
                where dead_letter.message > :after order by dead_letter.message limit :limit""")
                .param("after", afterSeq).param("limit", limit)
                .query((row, _) -> new Row(row.getLong("seq"), row.getString("id"), row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("died_at"))))
                .list();
    }

    /** The ids of some that died in a stretch of time. */
    @Transactional(readOnly = true)
    List<String> diedIn(ReplayRange range, int limit) {
        return jdbc.sql("""
                select message.id from dead_letter join message on message.seq = dead_letter.message
                where died_at >= :from and died_at < :to and (:channel is null or channel = :channel)
                order by message.seq limit :limit""").param("from", range.from().toEpochMilli())
                .param("to", range.to().toEpochMilli()).param("channel", range.channel()).param("limit", limit)
                .query(String.class).list();
    }

    /** Sends it on its way again with all its tries; parts that are out stay out. Empty if it is no dead letter. */
    Optional<Revived> revive(String id, Instant now) {
        var revived = jdbc.sql("""
                update message set state = 'accepted', failures = 0, counted = 0, held_since = null, aside = 0
                where id = :id and state = 'dead'
                returning seq, channel, account, chat, thread, rank""").param("id", id)
                .query((row, _) -> new Revived(row.getLong("seq"), new Room(row.getString("channel"),
                        row.getString("account"), row.getString("chat"), row.getString("thread")),
                        Rank.stored(row.getInt("rank"))))
                .optional();
        revived.ifPresent(message -> {
            jdbc.sql("delete from dead_letter where message = :seq").param("seq", message.seq()).update();
            jdbc.sql("insert into message_state (message, state, at) values (:seq, 'replayed', :now)")
                    .param("seq", message.seq()).param("now", now.toEpochMilli()).update();
        });
        return revived;
    }
}
