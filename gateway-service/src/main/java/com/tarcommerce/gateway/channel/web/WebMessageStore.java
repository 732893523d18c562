package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.TextMark;
import com.tarcommerce.gateway.channel.web.WebMessage.Author;
import com.tarcommerce.gateway.channel.web.WebMessage.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is shown in rooms. Every statement names the shop: what was said before a room changed hands stays with its shop. */
@Repository
class WebMessageStore {
    private static final String COLUMNS = """
            id, seq, position, kind, sender, sender_name, text, details, secret, asker, at, edited_at
            """;
    private static final String IN_ROOM = " tenant_id = :tenant and room = :room ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WebMessageStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is kept beside the text. */
    record Details(@Nullable List<TextMark> marks, @Nullable List<List<Button>> buttons, @Nullable String replyTo) {
        static final Details NONE = new Details(null, null, null);
    }

    /** Shows it at the end of the room, or in its place if it stands there; {@code seq} is the room's next. */
    void put(String tenant, String room, WebMessage message) {
        var from = message.from();
        jdbc.sql("""
                insert into web_message (tenant_id, room, id, seq, position, kind, sender, sender_name, text, details,
                                         secret, asker, at)
                values (:tenant, :room, :id, :seq, :seq, :kind, :sender, :name, :text, :details, :secret, :asker, :at)
                on conflict (tenant_id, room, id) do update
                   set seq = excluded.seq, text = excluded.text, details = excluded.details, secret = excluded.secret,
                       asker = excluded.asker,
                       position = case kind when 'typing' then excluded.seq else position end,
                       at = case kind when 'typing' then excluded.at else at end, edited_at = excluded.at
                """).param("tenant", tenant).param("room", room).param("id", message.id()).param("seq", message.seq())
                .param("kind", message.kind().wire()).param("sender", from == null ? "" : from.id())
                .param("name", from == null ? "" : from.name()).param("text", message.text())
                .param("details", json
                        .writeValueAsString(new Details(message.marks(), message.buttons(), message.replyTo())))
                .param("secret", Boolean.TRUE.equals(message.secret()))
                .param("asker", message.asker() == null ? "" : message.asker()).param("at", message.at().toEpochMilli())
                .update();
    }

    Optional<WebMessage> find(String tenant, String room, String id) {
        return jdbc.sql("select " + COLUMNS + " from web_message where" + IN_ROOM + "and id = :id")
                .param("tenant", tenant).param("room", room).param("id", id).query(this::read).optional();
    }

    /** What changed since, in the order of the changes. */
    List<WebMessage> after(String tenant, String room, long seq, int most) {
        return jdbc.sql("select " + COLUMNS + " from web_message where" + IN_ROOM
                + "and seq > :seq order by seq limit :most").param("tenant", tenant).param("room", room)
                .param("seq", seq).param("most", most).query(this::read).list();
    }

    /** From where reading begins so that the latest of a room are read. */
    long beforeLatest(String tenant, String room, int count) {
        return jdbc
                .sql("""
                        select coalesce(min(seq), 1) - 1 from (
                            select seq from web_message where tenant_id = :tenant and room = :room order by seq desc limit :count)
                        """)
                .param("tenant", tenant).param("room", room).param("count", count).query(Long.class).single();
    }

    /** @return how many */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                delete from web_message where (tenant_id, room, id) in (
                    select tenant_id, room, id from web_message where at < :before order by at limit :most)
                """).param("before", before.toEpochMilli()).param("most", most).update();
    }

    /** @return whether any are left, which are younger */
    boolean forgetSecrets(Instant before) {
        jdbc.sql("""
                update web_message set text = '', details = '{}' where secret = 1 and text <> '' and at < :before
                """).param("before", before.toEpochMilli()).update();
        return jdbc.sql("select exists (select 1 from web_message where secret = 1 and text <> '')")
                .query(Boolean.class).single();
    }

    /** @return false if it was applied before */
    boolean addEdit(String room, String delivery, Instant now) {
        return jdbc.sql("insert into web_edit (room, id, at) values (:room, :id, :at) on conflict do nothing")
                .param("room", room).param("id", delivery).param("at", now.toEpochMilli()).update() == 1;
    }

    /** @return how many */
    int forgetEdits(Instant before, int most) {
        return jdbc.sql("""
                delete from web_edit where (room, id) in (
                    select room, id from web_edit where at < :before order by at limit :most)
                """).param("before", before.toEpochMilli()).param("most", most).update();
    }

    private WebMessage read(ResultSet row, int number) throws SQLException {
        var kind = Kind.fromWire(row.getString("kind"));
        var details = json.readValue(row.getString("details"), Details.class);
        var edited = row.getLong("edited_at");
        return new WebMessage(row.getString("id"), row.getLong("seq"), row.getLong("position"), kind,
                kind == Kind.SAID ? new Author(row.getString("sender"), row.getString("sender_name")) : null,
                row.getString("text"), details.marks(), details.buttons(), details.replyTo(),
                row.getBoolean("secret") ? true : null, row.getString("asker"), Instant.ofEpochMilli(row.getLong("at")),
                edited == 0 || kind == Kind.TYPING ? null : Instant.ofEpochMilli(edited));
    }
}
