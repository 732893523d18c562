package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fired alarms that the gateway has but could not act on: the scheduler was told that they arrived, so nobody but a person
 * brings them up again. {@code tar.alarms.parked} is how many there are.
 */
@Repository
class ParkedAlarms implements MeterBinder {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ParkedAlarms(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Without what it carries. */
    record ParkedAlarm(String id, String tenant, String owner, String name, Instant scheduledAt, String reason,
            Instant receivedAt, Instant parkedAt) {
    }

    /** The place of one in the list. */
    record Place(long parkedAt, String id) {
        static final Place BEGIN = new Place(0, "");
    }

    /** In the order in which they were parked. */
    @Transactional(readOnly = true)
    public List<ParkedAlarm> after(Place place, int most) {
        return jdbc.sql("""
                select webhook_id, body, coalesce(error, '') as error, received_at, changed_at from inbound_event
                where state = 'parked' and (changed_at, webhook_id) > (:at, :id)
                order by changed_at, webhook_id limit :most
                """).param("at", place.parkedAt()).param("id", place.id()).param("most", most).query(this::read)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from inbound_event where state = 'parked'").query(Long.class).single();
    }

    @Transactional(readOnly = true)
    public boolean exists(String id) {
        return jdbc.sql("select count(*) from inbound_event where webhook_id = :id").param("id", id)
                .query(Long.class).single() > 0;
    }

    /** Empty if it is not parked. */
    @Transactional(readOnly = true)
    public Optional<InboundEvents.Open> find(String id) {
        return jdbc.sql("select webhook_id, body from inbound_event where webhook_id = :id and state = 'parked'")
                .param("id", id).query(InboundEvents.Open.class).optional();
    }

    private ParkedAlarm read(ResultSet row, int number) throws SQLException {
        var alarm = json.readValue(row.getString("body"), AlarmFired.class).data();
        return new ParkedAlarm(Objects.requireNonNull(row.getString("webhook_id")), alarm.tenant(), alarm.owner(),
                alarm.name(), alarm.scheduledAt(), Objects.requireNonNull(row.getString("error")),
                Instant.ofEpochMilli(row.getLong("received_at")), Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tar.alarms.parked", this, ParkedAlarms::count)
                .description("Fired alarms that could not be acted on, for a person to look at").register(registry);
    }
}
