package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver;
import com.tarcommerce.scheduler.RunningScheduler;
import com.tarcommerce.scheduler.SchedulerInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that Prometheus reads. */
class ExportedMetricsTests {
    private final Receiver receiver = Receiver.start(RunningScheduler.signature());

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void theLatenessIsThereAsAHistogramUpToAMinute() {
        try (var service = SchedulerInstance.start(data, receiver, Map.of())) {
            service.put("/v1/alarms/shop/cart/nudge",
                    "{\"delay\":\"PT0S\",\"callback\":\"" + receiver.url() + "/hooks/x\"}");

            await().atMost(Duration.ofSeconds(20)).untilAsserted(
                    () -> assertThat(service.send("GET", "/actuator/prometheus", "").body())
                            .containsPattern("tar_alarms_lateness_seconds_bucket\\{.*le=\"0\\.001[0-9]*\".*} 1")
                            .containsPattern("tar_alarms_lateness_seconds_bucket\\{.*le=\"60\\.0\".*} 1")
                            .containsPattern("tar_alarms_lateness_seconds_count.* 1"));
        }
    }
}
