package com.tarcommerce.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTests {

    @Test
    void theEngineIsTheOneOfThisRun(@TempDir Path directory) throws SQLException {
        try (var telegram = BotApiStandIn.start();
                var outbound = RunningOutbound.start(directory, telegram,
                        SettableClock.at("2026-03-01T09:00:00Z"));
                var connection = outbound.bean(DataSource.class).getConnection()) {
            assertThat(connection.getMetaData().getDriverName()).isEqualTo(TestEngine.driver());
        }
    }
}
