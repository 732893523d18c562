package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.message.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What has been asked back and not been answered yet. */
@Repository
class QuestionStore {
    /** Pressed after this long it is simply unknown. */
    private static final Duration KEPT = Duration.ofDays(1);
    /** Buttons under a cart are not done blindly so late, but bring the offer anew. */
    private static final Duration STEPS_KEPT = Duration.ofDays(30);
    private static final String CANCEL = "cancel";
    private static final String IN_ROOM = """
            channel = :channel and account = :account and chat = :chat and thread = :thread
            """;
    private static final String COLUMNS = """
            id, family, tenant_id, channel, account, chat, thread, asker, language, intent, confirmed, awaits, bill,
            step, words, parts, expires_at, used_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    QuestionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Question question, Instant now) {
        var intent = question.meaning().intent();
        var awaits = question.meaning().awaits();
        var bill = question.meaning().bill();
        var step = question.meaning().step();
        var parts = question.meaning().parts();
        jdbc.sql("""
                insert into question (id, family, tenant_id, channel, account, chat, thread, asker, language, intent,
                                      confirmed, awaits, bill, step, words, parts, created_at, expires_at)
                values (:id, :family, :tenant, :channel, :account, :chat, :thread, :asker, :language, :intent,
                        :confirmed, :awaits, :bill, :step, :words, :parts, :now, :expires)
                """).params(parameters(question.scope().room())).param("id", question.id())
                .param("family", question.family()).param("tenant", question.scope().tenant())
                .param("asker", question.scope().asker())
                .param("language", question.scope().language().toLanguageTag())
                .param("intent", intent == null ? CANCEL : json.writeValueAsString(intent))
                .param("confirmed", question.meaning().confirmed())
                .param("awaits", awaits == null ? null : awaits.wire())
                .param("step", step == null ? null : step.wire()).param("words", question.meaning().words())
                .param("parts", parts == null ? null : json.writeValueAsString(parts))
                .param("bill", bill == null ? null : json.writeValueAsString(bill)).param("now", now.toEpochMilli())
                .param("expires", question.expiresAt().toEpochMilli()).update();
    }

    Optional<Question> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from question where id = :id").param("id", id).query(this::read)
                .optional();
    }

    /** The buttons under one message. */
    List<Question> ofFamily(String tenant, String family) {
        return jdbc.sql("select " + COLUMNS + " from question where family = :family and tenant_id = :tenant")
                .param("family", family).param("tenant", tenant).query(this::read).list();
    }

    /** The question that a short text of this person may answer: the newest one that is open. */
    Optional<Question> awaiting(Room room, String asker, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from question where " + IN_ROOM + """
                  and asker = :asker and awaits is not null and used_at is null and expires_at > :now
                order by created_at desc, id limit 1
                """).params(parameters(room)).param("asker", asker).param("now", now.toEpochMilli())
                .query(this::read).optional();
    }

    /** @return whether it was still open */
    boolean use(String family, Instant now) {
        return jdbc.sql("update question set used_at = :now where family = :family and used_at is null")
                .param("now", now.toEpochMilli()).param("family", family).update() > 0;
    }

    /** Whoever asks for something else is not waited for any more. */
    void stopAwaiting(Room room, String asker, Instant now) {
        jdbc.sql("update question set used_at = :now where " + IN_ROOM
                + " and asker = :asker and awaits is not null and used_at is null").params(parameters(room))
                .param("asker", asker).param("now", now.toEpochMilli()).update();
    }

    /** What was asked in a chat is asked in the chat that it became; who asked as the chat itself bears its new id. */
    void moveChat(Room from, String to) {
        jdbc.sql("""
                update question set chat = :to, asker = case asker when :chat then :to else asker end
                 where channel = :channel and account = :account and chat = :chat
                """).params(parameters(from)).param("to", to).update();
    }

    void forgetOld(Instant now) {
        jdbc.sql("delete from question where expires_at < :before and (step is null or expires_at < :longBefore)")
                .param("before", now.minus(KEPT).toEpochMilli())
                .param("longBefore", now.minus(STEPS_KEPT).toEpochMilli()).update();
    }

    private Question read(ResultSet row, int number) throws SQLException {
        var room = new Room(row.getString("channel"), orNull(row.getString("account")), row.getString("chat"),
                orNull(row.getString("thread")));
        var awaits = row.getString("awaits");
        var intent = row.getString("intent");
        @Nullable
        String bill = row.getString("bill");
        @Nullable
        String step = row.getString("step");
        @Nullable
        String parts = row.getString("parts");
        return new Question(row.getString("id"), row.getString("family"),
                new Question.Scope(row.getString("tenant_id"), room, row.getString("asker"),
                        Locale.forLanguageTag(row.getString("language"))),
                new Question.Meaning(intent.equals(CANCEL) ? null : json.readValue(intent, Intent.class),
                        row.getBoolean("confirmed"), awaits == null ? null : Slot.fromWire(awaits),
                        bill == null ? null : json.readValue(bill, Bill.class),
                        step == null ? null : CartStep.fromWire(step), row.getString("words"),
                        parts == null ? null : json.readValue(parts, Parts.class)),
                Instant.ofEpochMilli(row.getLong("expires_at")), row.getObject("used_at") != null);
    }

    private static Map<String, Object> parameters(Room room) {
        var parameters = new HashMap<String, Object>();
        parameters.put("channel", room.channel());
        parameters.put("account", Objects.requireNonNullElse(room.account(), ""));
        parameters.put("chat", room.chat());
        parameters.put("thread", Objects.requireNonNullElse(room.thread(), ""));
        return parameters;
    }

    private static @Nullable String orNull(String part) {
        return part.isEmpty() ? null : part;
    }
}
