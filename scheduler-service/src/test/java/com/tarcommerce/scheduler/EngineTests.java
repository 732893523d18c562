package com.tarcommerce.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.sqld.TestEngine;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EngineTests extends RunningScheduler {
    @Autowired
    private DataSource dataSource;

    @Test
    void theEngineIsTheOneOfThisRun() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getDriverName()).isEqualTo(TestEngine.driver());
        }
    }
}
