package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a start finds: messages that wait, and those that a stop interrupted. */
@Repository
class OpenMessages {
    private final JdbcClient jdbc;
    private final Journal journal;
    private final ChatPauses pauses;

    OpenMessages(JdbcClient jdbc, Journal journal, ChatPauses pauses) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.pauses = pauses;
    }

    /** A message that waits in a room. */
    record Open(long seq, Room room, @Nullable Instant nextAt) {
    }

    /** In order of acceptance; there may be a million, so they pass one by one. */
    void eachInOrder(Consumer<Open> each) {
        journal.recover();
        pauses.load();
        jdbc.sql(
                "select seq, channel, account, chat, thread, next_at from message where state = 'accepted' order by seq")
                .query(row -> {
                    each.accept(open(row));
                });
    }

    private static Open open(ResultSet row) throws SQLException {
        var nextAt = row.getLong("next_at");
        return new Open(row.getLong("seq"), new Room(row.getString("channel"), row.getString("account"),
                row.getString("chat"), row.getString("thread")), nextAt == 0 ? null : Instant.ofEpochMilli(nextAt));
    }
}
