package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.contract.message.Receipt;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Messages that a platform took, and gave up because the person was silent for too long. A report waits here until its
 * message has ended, for it may come before the message's own record. Run by a commit group.
 */
@Repository
class LateStore {
    private static final String REASON = "the person was silent for 24 hours";

    private final JdbcClient jdbc;

    LateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isLate(Receipt receipt) {
        return receipt.state().equals("late");
    }

    void keep(Receipt receipt, Instant now) {
        jdbc.sql("insert or ignore into late_receipt (provider_id, at, seen_at) values (:id, :at, :now)")
                .param("id", receipt.providerId()).param("at", receipt.at().toEpochMilli())
                .param("now", now.toEpochMilli()).update();
    }

    /** Of messages that others sent. */
    int forget(Instant seenBefore) {
        return jdbc.sql("delete from late_receipt where seen_at < :before").param("before", seenBefore.toEpochMilli())
                .update();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from late_receipt)").query(Boolean.class).single();
    }

    /**
     * One message that a report is about.
     *
     * @param stands  whether the part that is meant is what the message consists of now
     * @param again   whether it has gone once more already
     * @param isWhole whether its text is known still
     */
    record Late(String providerId, Instant at, long seq, String state, Room room, Rank rank, boolean stands,
            boolean again, boolean isWhole) {

        boolean hasEnded() {
            return !state.equals("accepted") && !state.equals("sending");
        }

        /** What never went again goes again; of what did, its old parts don't count any more. */
        boolean isDue() {
            return state.equals("sent") && stands && !again && isWhole;
        }
    }

    List<Late> all() {
        return jdbc.sql("""
                select late.provider_id, late.at, message.seq, message.state, channel, account, chat, thread, rank,
                    exists (select 1 from json_each(message.provider_ids) where value = late.provider_id) as stands,
                    exists (select 1 from message_state where message = message.seq and state = 'replayed'
                        and message_state.provider_id <> '') as again,
                    body_hash is null as whole
                from late_receipt as late join provider_message on provider_message.provider_id = late.provider_id
                    join message on message.seq = provider_message.message
                order by message.seq""").query((row, _) -> late(row)).list();
    }

    private static Late late(ResultSet row) throws SQLException {
        return new Late(row.getString("provider_id"), Instant.ofEpochMilli(row.getLong("at")), row.getLong("seq"),
                row.getString("state"),
                new Room(row.getString("channel"), row.getString("account"), row.getString("chat"),
                        row.getString("thread")),
                Rank.stored(row.getInt("rank")), row.getBoolean("stands"), row.getBoolean("again"),
                row.getBoolean("whole"));
    }

    /** The whole message waits once more: its parts went out one after the other, and none of them arrived. */
    void revive(Late late) {
        jdbc.sql("""
                update message set state = 'accepted', provider_ids = '[]', failures = 0, counted = 0, doubtful = 0,
                    held_since = null, aside = 0, next_at = null, ended_at = null, merged_into = null
                where seq = :seq and state = 'sent'""").param("seq", late.seq()).update();
        note(late, "replayed");
    }

    void giveUp(Late late) {
        note(late, "undelivered");
    }

    private void note(Late late, String state) {
        jdbc.sql("""
                insert or ignore into message_state (message, state, at, reason, provider_id)
                values (:seq, :state, :at, :reason, :id)""").param("seq", late.seq()).param("state", state)
                .param("at", late.at().toEpochMilli()).param("reason", REASON).param("id", late.providerId()).update();
    }

    void forget(String providerId) {
        jdbc.sql("delete from late_receipt where provider_id = :id").param("id", providerId).update();
    }
}
