package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.Message.Attempt;
import com.tarcommerce.common.contract.message.Message.StateChange;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessageState;
import com.tarcommerce.common.contract.message.SendMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of each message: read-only. */
@Repository
@Transactional(readOnly = true)
public class Ledger {
    private static final String MESSAGE = """
            select seq, id, tenant, idempotency_key, channel, account, chat, thread, body, state, provider_ids, repeats,
                accepted_at, next_at, expires_at, ended_at
            from message
            """;
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Ledger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Message> find(String id) {
        return jdbc.sql(MESSAGE + "where id = :id").param("id", id).query((row, _) -> message(row)).optional();
    }

    Optional<Message> find(String tenant, String key) {
        return jdbc.sql(MESSAGE + "where tenant = :tenant and idempotency_key = :key").param("tenant", tenant)
                .param("key", key).query((row, _) -> message(row)).optional();
    }

    private Message message(ResultSet row) throws SQLException {
        var request = StoredBody.read(json, row.getString("body"));
        var state = state(row.getString("state"));
        return new Message(row.getString("id"), row.getString("idempotency_key"), row.getString("tenant"),
                MessageStore.room(row), request.map(SendMessage::kind).orElse(MessageKind.MESSAGE), state,
                request.map(SendMessage::text).orElse(""), json.readValue(row.getString("provider_ids"), STRINGS),
                row.getInt("repeats"),
                attempts(row.getLong("seq")), states(row, state), Instant.ofEpochMilli(row.getLong("accepted_at")),
                state == MessageState.SENT ? instant(row, "ended_at") : null, instant(row, "next_at"),
                instant(row, "expires_at"));
    }

    private List<Attempt> attempts(long seq) {
        return jdbc.sql("select at, outcome, reason from attempt where message = :seq order by no").param("seq", seq)
                .query((row, _) -> new Attempt(Instant.ofEpochMilli(row.getLong("at")), row.getString("outcome"),
                        row.getString("reason")))
                .list();
    }

    /** In the order in which they happened; a platform's clock does not say which. */
    private List<StateChange> states(ResultSet row, MessageState state) throws SQLException {
        var states = new ArrayList<StateChange>();
        states.add(new StateChange("accepted", Instant.ofEpochMilli(row.getLong("accepted_at")), null, null));
        var later = laterStates(row.getLong("seq"));
        later.stream().filter(Ledger::isBeforeTheEnd).forEach(states::add);
        var ended = instant(row, "ended_at");
        if (state == MessageState.SENT && ended != null) {
            states.add(new StateChange("sent", ended, null, null));
        }
        later.stream().filter(each -> !isBeforeTheEnd(each)).forEach(states::add);
        return states;
    }

    /** What is reported of a part comes after the message was sent, unless it is why it was sent again. */
    private static boolean isBeforeTheEnd(StateChange change) {
        return change.providerId() == null || change.state().equals("replayed");
    }

    private List<StateChange> laterStates(long seq) {
        return jdbc.sql("""
                select state, at, reason, nullif(provider_id, '') as part from message_state where message = :seq
                order by no""").param("seq", seq)
                .query((row, _) -> new StateChange(row.getString("state"), Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("reason"), row.getString("part")))
                .list();
    }

    /** For the outside, a message that is being sent is still on its way. */
    private static MessageState state(String stored) {
        return "sending".equals(stored)
                ? MessageState.ACCEPTED
                : MessageState.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
