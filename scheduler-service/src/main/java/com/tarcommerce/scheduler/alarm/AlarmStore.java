package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The alarms of the keys: what their users set, read and delete. */
@Repository
class AlarmStore {
    private final JdbcClient jdbc;
    private final AlarmRow rows;

    AlarmStore(JdbcClient jdbc, AlarmRow rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** What has just been written, as {@link #find} would read it. */
    Alarm shown(Written written) {
        return rows.alarm(written);
    }

    /** With the key's replays, so that no new attempt starts for it. A unit of a commit group. */
    void delete(AlarmKey key) {
        jdbc.sql("delete from alarm where tenant = :tenant and owner = :owner and name = :name")
                .param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name()).update();
    }

    /** Without one, the first of its replays. */
    @Transactional(readOnly = true)
    public Optional<Alarm> find(AlarmKey key) {
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                 from alarm where tenant = :tenant and owner = :owner and name = :name order by replay limit 1
                """).param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name())
                .query((row, _) -> rows.alarm(row)).optional();
    }

    /** At most {@code most} of a tenant's alarms after the place, by owner and name, each before its replays. */
    @Transactional(readOnly = true)
    public List<Listed> list(Cursor after, int most) {
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                 from alarm where tenant = :tenant and (owner, name, replay) > (:owner, :name, :replay)
                order by owner, name, replay limit :most
                """).param("tenant", after.tenant()).param("owner", after.owner()).param("name", after.name())
                .param("replay", after.replay()).param("most", most)
                .query((row, _) -> new Listed(rows.alarm(row), Cursor.of(row))).list();
    }

    /** @param place in the list */
    record Listed(Alarm alarm, Cursor place) {
    }
}
