package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they are taken on, withdrawn and, long after their end, forgotten. */
@Repository
class MessageStore {
    /** In UTF-16 units of bodies. */
    private static final int LONGEST_STATEMENT = 500_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MessageStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is known by a key: the body is the text that {@link #bodyOf} gives, unless it had a secret text. */
    record Known(long seq, String id, String body, @Nullable String hash, boolean waits) {

        boolean isOf(String otherBody) {
            return hash == null ? body.equals(otherBody) : hash.equals(StoredBody.hash(otherBody));
        }
    }

    /** Where a message is, for a withdrawal. */
    record Standing(long seq, Room room, Rank rank, String state, boolean begun) {
    }

    /** Without its trace, for a repeat comes with another. */
    String bodyOf(SendMessage message) {
        return json.writeValueAsString(message.traced(null));
    }

    /** A message as it is asked for, as it is kept, and who is told of it. */
    record Prepared(SendMessage message, String body, List<URI> callbacks) {
    }

    /**
     * A message that is to be inserted.
     *
     * @param begun whether it is sent at once
     */
    record Arriving(String id, Prepared prepared, boolean begun, Instant at) {
    }

    /**
     * The places in the order of acceptance, by id, which is the order given; without those whose tenant has used the key.
     * One statement for all, unless they are long.
     */
    Map<String, Long> insert(List<Arriving> messages) {
        var places = new HashMap<String, Long>();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var length = 0;
        for (var message : messages) {
            length += message.prepared().body().length();
            if (length > LONGEST_STATEMENT && !rows.isEmpty()) {
                insertRows(rows, places);
                rows.clear();
                length = message.prepared().body().length();
            }
            rows.add(row(message));
        }
        insertRows(rows, places);
        return places;
    }

    private void insertRows(List<Map<String, @Nullable Object>> rows, Map<String, Long> places) {
        jdbc.sql("""
                insert into message (id, tenant, idempotency_key, channel, account, chat, thread, body, body_hash,
                    accepted_at, expires_at, rank, state, together, digest, trace, callback, media)
                select value ->> 'id', value ->> 'tenant', value ->> 'key', value ->> 'channel', value ->> 'account',
                    value ->> 'chat', value ->> 'thread', value ->> 'body', value ->> 'hash', value ->> 'now',
                    value ->> 'expires', value ->> 'rank', value ->> 'state', value ->> 'together', value ->> 'digest',
                    value ->> 'trace', value ->> 'callback', value ->> 'media'
                from json_each(:rows) where true
                on conflict (tenant, idempotency_key) do nothing
                returning id, seq""").param("rows", json.writeValueAsString(rows))
                .query((row, _) -> places.put(row.getString("id"), row.getLong("seq"))).list();
    }

    private static Map<String, @Nullable Object> row(Arriving arriving) {
        var message = arriving.prepared().message();
        var body = arriving.prepared().body();
        var callbacks = arriving.prepared().callbacks();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", arriving.id());
        row.put("tenant", message.tenant());
        row.put("key", message.idempotencyKey());
        row.put("channel", message.room().channel());
        row.put("account", message.room().account());
        row.put("chat", message.room().chat());
        row.put("thread", message.room().thread());
        row.put("body", body);
        row.put("hash", Boolean.TRUE.equals(message.secret()) ? StoredBody.hash(body) : null);
        row.put("now", arriving.at().toEpochMilli());
        row.put("expires", millis(message.expiresAt()));
        row.put("rank", Rank.of(message).number());
        row.put("state", arriving.begun() ? "sending" : "accepted");
        row.put("together", together(message, message.cause()));
        row.put("digest", together(message, message.digest()));
        row.put("trace", message.trace());
        row.put("callback",
                callbacks.isEmpty() ? null : callbacks.stream().map(URI::toString).collect(Collectors.joining(" ")));
        row.put("media", message.media() == null ? null : message.media().id());
        return row;
    }

    /** What it may go out together with; null if it must go alone: it would take its secret with it. */
    private static @Nullable String together(SendMessage message, @Nullable String with) {
        var alone = message.kind() != MessageKind.MESSAGE || Boolean.TRUE.equals(message.secret())
                || message.media() != null;
        return alone || with == null ? null : message.tenant() + "/" + message.format() + "/" + with;
    }

    Known byKey(String tenant, String key) {
        return jdbc
                .sql("""
                        select seq, id, body, body_hash, state from message where tenant = :tenant and idempotency_key = :key""")
                .param("tenant", tenant).param("key", key)
                .query((row, _) -> new Known(row.getLong("seq"), row.getString("id"), row.getString("body"),
                        row.getString("body_hash"), "accepted".equals(row.getString("state"))))
                .single();
    }

    Optional<String> idOf(String tenant, String key) {
        return jdbc.sql("select id from message where tenant = :tenant and idempotency_key = :key")
                .param("tenant", tenant).param("key", key).query(String.class).optional();
    }

    Optional<Standing> find(String id) {
        return jdbc.sql("""
                select seq, channel, account, chat, thread, rank, state, provider_ids <> '[]'
                    or exists (select 1 from message as inside where inside.merged_into = message.seq) as begun
                from message where id = :id""").param("id", id).query((row, _) -> new Standing(row.getLong("seq"),
                room(row), Rank.stored(row.getInt("rank")), row.getString("state"), row.getBoolean("begun")))
                .optional();
    }

    /** Empty if it has left the state since it was looked at. */
    Optional<Long> cancel(Standing standing, Instant now) {
        return jdbc.sql("""
                update message set state = 'cancelled', next_at = null, ended_at = :now
                where seq = :seq and state = :state returning seq""").param("now", now.toEpochMilli())
                .param("seq", standing.seq()).param("state", standing.state()).query(Long.class).optional();
    }

    void forgetDeadLetter(long seq) {
        jdbc.sql("delete from dead_letter where message = :seq").param("seq", seq).update();
    }

    /** Deletes up to {@code most} messages that ended before; dead letters are no end. What went in one may end after it. */
    int forget(Instant endedBefore, int most) {
        jdbc.sql("""
                update message set merged_into = null where merged_into in
                    (select seq from message where ended_at < :before order by ended_at, seq limit :most)""")
                .param("before", endedBefore.toEpochMilli()).param("most", most).update();
        return jdbc.sql("""
                delete from message where seq in
                    (select seq from message where ended_at < :before order by ended_at, seq limit :most)""")
                .param("before", endedBefore.toEpochMilli()).param("most", most).update();
    }

    static Room room(ResultSet row) throws SQLException {
        return new Room(row.getString("channel"), row.getString("account"), row.getString("chat"),
                row.getString("thread"));
    }

    private static @Nullable Long millis(
            @Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
