package com.tarcommerce.scheduler;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTests {
    @TempDir
    private Path data;

    @Test
    void replicasWithoutADatabaseThatTheyShareAreRefused() {
        assertThatThrownBy(() -> SchedulerApplication.service().run("--server.port=0",
                "--tar.internal-token=a-token-for-tests-only", "--tar.cluster.members=127.0.0.1",
                "--tar.firing.webhook-secret=a-secret-for-tests-only", "--tar.database.directory=" + data)).rootCause()
                .hasMessageContaining("TAR_DATABASE_URL is not: replicas share one database");
    }

    @Test
    void aMissingSecretStopsTheStartAndNamesItself() {
        assertThatThrownBy(() -> SchedulerApplication.service().run("--server.port=0",
                "--tar.internal-token=a-token-for-tests-only",
                "--tar.firing.webhook-secret=", "--tar.database.directory=" + data)).rootCause()
                .hasMessageContaining("TAR_WEBHOOK_SECRET is not set");
    }
}
