package com.tarcommerce.gateway.task;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of every shop; triggers of the table see to it that the scheduler hears of what changes. */
@Repository
public class TaskStore {
    private static final String COLUMNS = """
            tenant_id, id, channel, account, chat, thread, created_by, language, text, at, cron, state, reason, created_at
            """;
    private static final String OPEN_IN_ROOM = """
             tenant_id = :tenant and channel = :channel and account = :account and chat = :chat and thread = :thread
             and state in ('waiting', 'paused')
            """;

    /** Those that are over can be looked up for so long. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_FORGOTTEN = 100;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    TaskStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return its number */
    public long add(NewTask task) {
        var at = task.at();
        return jdbc.sql("""
                insert into task (tenant_id, id, channel, account, chat, thread, created_by, language, text, at, cron,
                                  created_at, changed_at)
                values (:tenant, (select coalesce(max(id), 0) + 1 from task where tenant_id = :tenant), :channel,
                        :account, :chat, :thread, :by, :language, :text, :at, :cron, :now, :now)
                returning id
                """).params(RoomParameters.of(task.room())).param("tenant", task.tenant()).param("by", task.createdBy())
                .param("language", task.language().toLanguageTag()).param("text", task.text())
                .param("at", at == null ? null : at.toEpochMilli()).param("cron", task.cron())
                .param("now", clock.millis()).query(Long.class).single();
    }

    public Optional<Task> find(String tenant, long id) {
        return jdbc.sql("select " + COLUMNS + " from task where tenant_id = :tenant and id = :id")
                .param("tenant", tenant).param("id", id).query(TaskStore::read).optional();
    }

    /** What a room still waits for, the next one first and what repeats last. */
    public List<Task> open(String tenant, Room room, int most) {
        return jdbc.sql("select " + COLUMNS + " from task where" + OPEN_IN_ROOM
                + " order by at is null, at, id limit :most").params(RoomParameters.of(room)).param("tenant", tenant)
                .param("most", most).query(TaskStore::read).list();
    }

    /** The shop's tasks of every room and state, by their numbers, those behind {@code after}. */
    public List<Task> page(String tenant, long after, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from task where tenant_id = :tenant and id > :after order by id limit :most
                """).param("tenant", tenant).param("after", after).param("most", most).query(TaskStore::read).list();
    }

    /** @return whether the room still waited for it */
    public boolean cancel(String tenant, long id, Room room) {
        forgetOld(tenant);
        return jdbc.sql("update task set state = 'cancelled', changed_at = :now where id = :id and" + OPEN_IN_ROOM)
                .params(RoomParameters.of(room)).param("tenant", tenant).param("id", id)
                .param("now", clock.millis()).update() == 1;
    }

    /** @return whether it was still waiting */
    boolean settle(Task task, TaskState state, String reason) {
        forgetOld(task.tenant());
        return jdbc.sql("""
                update task set state = :state, reason = :reason, changed_at = :now
                where tenant_id = :tenant and id = :id and state = 'waiting'
                """).param("state", state.wire()).param("reason", reason).param("now", clock.millis())
                .param("tenant", task.tenant()).param("id", task.id()).update() == 1;
    }

    /** One that is over has fired: has its alarm looked at once more. */
    void lookAgain(String tenant, long id) {
        jdbc.sql("update task set state = state where tenant_id = :tenant and id = :id and state <> 'waiting'")
                .param("tenant", tenant).param("id", id).update();
    }

    /** A task by its shop and number. */
    public record Key(String tenant, long id) {
        public static final Key NONE = new Key("", 0);
    }

    /** Of those that come once, which should long have been said, by shop and number; those behind {@code after}. */
    @Transactional(readOnly = true)
    public List<Key> overdue(Key after, Instant before, int most) {
        return waiting("at < :before", after, most).param("before", before.toEpochMilli()).query(TaskStore::key).list();
    }

    /** All that repeat, by shop and number; those behind {@code after}. */
    @Transactional(readOnly = true)
    public List<Key> repeating(Key after, int most) {
        return waiting("cron is not null", after, most).query(TaskStore::key).list();
    }

    private JdbcClient.StatementSpec waiting(String condition, Key after, int most) {
        return jdbc.sql("select tenant_id, id from task where state = 'waiting' and " + condition
                + " and (tenant_id, id) > (:tenant, :id) order by tenant_id, id limit :most")
                .param("tenant", after.tenant()).param("id", after.id()).param("most", most);
    }

    private static Key key(ResultSet row, int number) throws SQLException {
        return new Key(row.getString("tenant_id"), row.getLong("id"));
    }

    /** A few of the shop's whenever one is over, so that nothing ticks; never the last one: numbers are not given twice. */
    private void forgetOld(String tenant) {
        jdbc.sql("""
                delete from task where tenant_id = :tenant and id in (
                    select id from task where tenant_id = :tenant and state in ('done', 'cancelled')
                     and changed_at < :before and id < (select max(id) from task where tenant_id = :tenant)
                    limit :most)
                """).param("tenant", tenant).param("before", clock.instant().minus(KEPT).toEpochMilli())
                .param("most", MOST_FORGOTTEN).update();
    }

    private static Task read(ResultSet row, int number) throws SQLException {
        var room = new Room(row.getString("channel"), orNull(row.getString("account")), row.getString("chat"),
                orNull(row.getString("thread")));
        var at = row.getLong("at");
        var moment = row.wasNull() ? null : Instant.ofEpochMilli(at);
        return new Task(row.getString("tenant_id"), row.getLong("id"), room, row.getString("created_by"),
                Locale.forLanguageTag(row.getString("language")), row.getString("text"), moment,
                row.getString("cron"), TaskState.fromWire(row.getString("state")), row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static @Nullable String orNull(String part) {
        return part.isEmpty() ? null : part;
    }
}
