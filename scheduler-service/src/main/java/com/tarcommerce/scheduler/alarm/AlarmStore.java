package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

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
    Alarm shown(Written written, @Nullable JsonNode payload) {
        return rows.alarm(written, payload);
    }

    /** With the key's replays, so that no new attempt starts for it. A unit of a commit group. */
    boolean delete(AlarmKey key) {
        return jdbc.sql("delete from alarm where tenant = :tenant and owner = :owner and name = :name")
                .param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name()).update() > 0;
    }

    @Transactional(readOnly = true)
    public Optional<Alarm> find(AlarmKey key) {
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                 from alarm where tenant = :tenant and owner = :owner and name = :name and replay = ''
                """).param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name())
                .query((row, _) -> rows.alarm(row)).optional();
    }

    /** At most {@code most} of a tenant's alarms after the key, by owner and name. */
    @Transactional(readOnly = true)
    public List<Alarm> list(AlarmKey after, int most) {
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                 from alarm where tenant = :tenant and (owner, name) > (:owner, :name) and replay = ''
                order by owner, name limit :most
                """).param("tenant", after.tenant()).param("owner", after.owner()).param("name", after.name())
                .param("most", most).query((row, _) -> rows.alarm(row)).list();
    }
}
