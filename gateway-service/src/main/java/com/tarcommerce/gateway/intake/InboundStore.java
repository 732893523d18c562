package com.tarcommerce.gateway.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The queue: all SQL that moves an update from one state to the next. Changes run in the caller's transaction. */
@Repository
class InboundStore {
    private static final String COLUMNS = "id, channel, account, body, state, reply, received_at";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    InboundStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The new row's id; empty if this update is here already. */
    Optional<Long> add(Arrival arrival) {
        return jdbc.sql("""
                insert into inbound_message (channel, account, update_id, lane, body, received_at, changed_at)
                values (:channel, :account, :updateId, :lane, :body, :now, :now)
                on conflict (channel, account, update_id) do nothing
                returning id
                """).param("channel", arrival.channel()).param("account", arrival.account())
                .param("updateId", arrival.updateId()).param("lane", arrival.lane()).param("body", arrival.body())
                .param("now", clock.millis()).query(Long.class).optional();
    }

    /** Another update of the lane in which that one came. */
    void addBehind(long id, String updateId, String body) {
        jdbc.sql("""
                insert into inbound_message (channel, account, update_id, lane, body, received_at, changed_at)
                select channel, account, :updateId, lane, :body, :now, :now from inbound_message where id = :id
                on conflict (channel, account, update_id) do nothing
                """).param("id", id).param("updateId", updateId).param("body", body).param("now", clock.millis())
                .update();
    }

    String laneOf(long id) {
        return jdbc.sql("select lane from inbound_message where id = :id").param("id", id).query(String.class)
                .single();
    }

    /** Of the one that came under this one's id; empty if what it said is forgotten. */
    String bodyOf(Arrival repeated) {
        return jdbc.sql("""
                select body from inbound_message
                where channel = :channel and account = :account and update_id = :updateId
                """).param("channel", repeated.channel()).param("account", repeated.account())
                .param("updateId", repeated.updateId()).query(String.class).single();
    }

    /** Lanes with work to do, the longest waiting first. */
    @Transactional(readOnly = true)
    List<String> openLanes() {
        return jdbc.sql("""
                select lane from inbound_message where state in ('received', 'applied') group by lane order by min(id)
                """).query(String.class).list();
    }

    /** What a lane has to do next, in the order of arrival. */
    @Transactional(readOnly = true)
    List<InboundRow> open(String lane, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from inbound_message where lane = :lane and state in ('received', 'applied') order by id limit :most
                """).param("lane", lane).param("most", most).query(InboundStore::read).list();
    }

    /** What was dealt with in a lane since then and is not forgotten, newest first. */
    @Transactional(readOnly = true)
    List<InboundRow> answered(String lane, Instant since, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from inbound_message where lane = :lane and state = 'answered' and body <> ''
                  and received_at >= :since
                order by id desc limit :most
                """).param("lane", lane).param("since", since.toEpochMilli()).param("most", most)
                .query(InboundStore::read).list();
    }

    /** What was dealt with in its lane before it, is not forgotten and holds these words somewhere; newest first. */
    @Transactional(readOnly = true)
    List<InboundRow> answeredBefore(long id, String holding, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from inbound_message where lane = (select lane from inbound_message where id = :id) and id < :id
                  and state = 'answered' and body <> '' and instr(body, :holding) > 0
                order by id desc limit :most
                """).param("id", id).param("holding", holding).param("most", most).query(InboundStore::read).list();
    }

    /** What nobody has taken yet of what came into its lane after it. */
    @Transactional(readOnly = true)
    List<InboundRow> waitingBehind(long id, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from inbound_message where lane = (select lane from inbound_message where id = :id) and id > :id
                  and state = 'received'
                order by id limit :most
                """).param("id", id).param("most", most).query(InboundStore::read).list();
    }

    @Transactional(readOnly = true)
    InboundRow get(long id) {
        return jdbc.sql("select " + COLUMNS + " from inbound_message where id = :id").param("id", id)
                .query(InboundStore::read).single();
    }

    /** The moment; empty if it was no longer received: somebody has acted on it. */
    Optional<Instant> markApplied(long id) {
        return jdbc.sql("""
                update inbound_message set state = 'applied', changed_at = :now where id = :id and state = 'received'
                returning changed_at
                """).param("id", id).param("now", clock.millis()).query(Long.class).optional()
                .map(Instant::ofEpochMilli);
    }

    void keepReply(long id, String reply) {
        jdbc.sql("update inbound_message set reply = :reply where id = :id").param("id", id).param("reply", reply)
                .update();
    }

    /** The reply is not kept: it may hold a key that was shown once. */
    void markAnswered(long id) {
        jdbc.sql("""
                update inbound_message set state = 'answered', reply = null, error = null, changed_at = :now
                where id = :id and state in ('received', 'applied')
                """).param("id", id).param("now", clock.millis()).update();
    }

    void park(long id, String error) {
        jdbc.sql("""
                update inbound_message set state = 'parked', error = :error, changed_at = :now
                where id = :id and state in ('received', 'applied')
                """).param("id", id).param("error", error).param("now", clock.millis()).update();
    }

    /** @return how often it has failed by now */
    int countFailure(long id, String error) {
        return jdbc.sql("""
                update inbound_message set attempts = attempts + 1, error = :error, changed_at = :now where id = :id
                returning attempts
                """).param("id", id).param("error", error).param("now", clock.millis()).query(Integer.class).single();
    }

    private static InboundRow read(ResultSet row, int number) throws SQLException {
        @Nullable
        String reply = row.getString("reply");
        return new InboundRow(row.getLong("id"), row.getString("channel"), row.getString("account"),
                row.getString("body"), InboundState.fromWire(row.getString("state")), reply,
                Instant.ofEpochMilli(row.getLong("received_at")));
    }
}
