package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.RawJson;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class DeadLetterStore {
    private static final String COLUMNS = "id, tenant, owner, name, generation, scheduled_at, attempts, reason, died_at,"
            + " payload, callback, target";

    private final JdbcClient jdbc;

    DeadLetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unit of a commit group, like {@link #remove}. */
    void bury(Occurrence dead, int attempts, String reason, Instant now) {
        var waiting = dead.waiting();
        jdbc.sql("insert into dead_letter (" + COLUMNS + """
                ) values (:id, :tenant, :owner, :name, :generation, :scheduledAt, :attempts, :reason, :diedAt, :payload,
                :callback, :target)
                """).param("id", waiting.webhookId()).param("tenant", waiting.key().tenant())
                .param("owner", waiting.key().owner()).param("name", waiting.key().name())
                .param("generation", waiting.generation()).param("scheduledAt", waiting.scheduledAt().toEpochMilli())
                .param("attempts", attempts).param("reason", reason).param("diedAt", now.toEpochMilli())
                .param("payload", dead.payload())
                .param("callback", dead.callback() == null ? null : dead.callback().toString())
                .param("target", waiting.target()).update();
    }

    /** The ids of at most {@code most} that died in a stretch of time, of one tenant or of all, the oldest first. */
    List<String> diedIn(ReplayRange range, int most) {
        return jdbc.sql("select id from dead_letter where " + (range.tenant() == null ? "" : "tenant = :tenant and ")
                + "died_at >= :from and died_at < :to order by died_at, id limit :most")
                .param("tenant", range.tenant()).param("from", range.from().toEpochMilli())
                .param("to", range.to().toEpochMilli()).param("most", most).query(String.class).list();
    }

    void remove(List<String> ids) {
        jdbc.sql("delete from dead_letter where id in (:ids)").param("ids", ids).update();
    }

    /** At most {@code most} that died after the place in the order, oldest first, of one tenant or of all. */
    @Transactional(readOnly = true)
    public List<DeadLetter> list(@Nullable String tenant, DeadLetterCursor after, int most) {
        return jdbc
                .sql("select " + COLUMNS + " from dead_letter where " + (tenant == null ? "" : "tenant = :tenant and ")
                        + "(died_at, id) > (:diedAt, :id) order by died_at, id limit :most")
                .param("tenant", tenant).param("diedAt", after.diedAt()).param("id", after.id()).param("most", most)
                .query((row, _) -> letter(row)).list();
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(row.getString("id"), row.getString("tenant"), row.getString("owner"),
                row.getString("name"), row.getLong("generation"), Instant.ofEpochMilli(row.getLong("scheduled_at")),
                row.getInt("attempts"), row.getString("reason"), Instant.ofEpochMilli(row.getLong("died_at")),
                RawJson.of(row.getString("payload")), callback(row));
    }

    private static @Nullable URI callback(ResultSet row) throws SQLException {
        var callback = row.getString("callback");
        return callback == null ? null : URI.create(callback);
    }
}
