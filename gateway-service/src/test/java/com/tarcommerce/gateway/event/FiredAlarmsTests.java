package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.database.CommitGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

class FiredAlarmsTests {

    @Test
    @SuppressWarnings("NullAway") // an alarm that the gateway does not know goes to neither
    void aDatabaseThatIsAwayIsNoReasonToParkAnAlarm() {
        var away = new Away();
        var commits = new CommitGroup("away", away, new JdbcTransactionManager(away));
        commits.start();
        try {
            var alarms = new FiredAlarms(new InboundEvents(JdbcClient.create(away), commits, InstantSource.system()),
                    null, null, new JsonMapper());

            var done = alarms.resume(new InboundEvents.Open("alm_1_0", """
                    {"type":"alarm.fired","timestamp":"2026-03-01T09:00:00Z","data":{"tenant":"shop","owner":"else",
                    "name":"x","generation":1,"scheduledAt":"2026-03-01T09:00:00Z","attempt":1,"payload":null}}"""));

            assertThat(done).isFalse();
        } finally {
            commits.stop();
        }
    }

    private static final class Away extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("away", "08001");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
