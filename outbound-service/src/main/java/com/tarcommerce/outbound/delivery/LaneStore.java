package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.ability.Abilities;
import com.tarcommerce.outbound.ability.Ability;
import com.tarcommerce.outbound.message.Rank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What waits, by lanes: read-only. */
@Repository
@Transactional(readOnly = true)
class LaneStore {
    private final JdbcClient jdbc;

    LaneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first message of a lane, which may have failed before, or of which a part is out. */
    record Waiting(Room room, Rank rank, long seq, boolean begun, boolean doubtful, @Nullable Instant nextAt,
            @Nullable Instant heldSince) {
    }

    /** A call that reached a platform. */
    record Call(Room room, Rank rank, Instant at, boolean sign) {
    }

    /** Every lane in which something waits. */
    List<Waiting> all() {
        return jdbc.sql("""
                select seq, channel, account, chat, thread, rank, provider_ids <> '[]' as begun, doubtful, next_at,
                    held_since
                from (select min(seq) as first from message where state = 'accepted' and aside = 0
                    group by chat, thread, account, channel, rank)
                join message on seq = first""").query((row, _) -> new Waiting(room(row),
                Rank.stored(row.getInt("rank")), row.getLong("seq"), row.getBoolean("begun"),
                row.getBoolean("doubtful"), instant(row, "next_at"), instant(row, "held_since"))).list();
    }

    /** The lane's first messages, in order of acceptance. */
    List<Long> heads(Room room, Rank rank, int most) {
        return jdbc.sql("""
                select seq from message
                where state = 'accepted' and aside = 0 and chat = :chat and thread is :thread and account is :account
                    and channel = :channel and rank = :rank
                order by seq limit :most""").param("chat", room.chat()).param("thread", room.thread())
                .param("account", room.account()).param("channel", room.channel()).param("rank", rank.number())
                .param("most", most).query(Long.class).list();
    }

    /** The calls since then, oldest first, as far as they reached a platform. */
    List<Call> callsSince(Instant since) {
        return jdbc.sql("""
                select channel, account, chat, thread, rank, attempt.at, instr(body, '"kind":"typing"') > 0 as typing,
                    instr(body, '"kind":"progress"') > 0 as progress
                from (select seq from message where ended_at >= :since
                    union all select message from dead_letter where died_at >= :since
                    union all select seq from message
                        where state = 'accepted' and (failures > 0 or doubtful or provider_ids <> '[]')) as recent
                join message on message.seq = recent.seq
                join attempt on attempt.message = recent.seq
                where attempt.at >= :since and attempt.outcome in ('sent', 'unknown')
                order by attempt.at""").param("since", since.toEpochMilli())
                .query((row, _) -> new Call(room(row), Rank.stored(row.getInt("rank")),
                        Instant.ofEpochMilli(row.getLong("at")), isSign(row)))
                .list();
    }

    /** Progress is one where it is shown as typing. */
    private static boolean isSign(ResultSet row) throws SQLException {
        return row.getBoolean("typing")
                || (row.getBoolean("progress") && !Abilities.of(room(row)).can(Ability.EDITS));
    }

    static Room room(ResultSet row) throws SQLException {
        return new Room(row.getString("channel"), row.getString("account"), row.getString("chat"),
                row.getString("thread"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
