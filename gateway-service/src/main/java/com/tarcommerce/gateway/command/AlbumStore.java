package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The albums that were answered, by chat. */
@Repository
class AlbumStore {
    /** The pictures of an album come together; what a platform holds back it holds back for a day at most. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AlbumStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    boolean isAnswered(Room room, String album) {
        return jdbc.sql("""
                select count(*) from album
                where channel = :channel and account = :account and chat = :chat and album = :album
                """).params(RoomParameters.ofChat(room)).param("album", album).query(Long.class).single() > 0;
    }

    /**
     * Inside the transaction that answers.
     *
     * @return false if it was answered before
     */
    boolean answer(Room room, String album) {
        var now = clock.instant();
        jdbc.sql("delete from album where answered_at < :old").param("old", now.minus(KEPT).toEpochMilli()).update();
        return jdbc.sql("""
                insert into album (channel, account, chat, album, answered_at)
                values (:channel, :account, :chat, :album, :now) on conflict do nothing
                """).params(RoomParameters.ofChat(room)).param("album", album).param("now", now.toEpochMilli())
                .update() == 1;
    }
}
