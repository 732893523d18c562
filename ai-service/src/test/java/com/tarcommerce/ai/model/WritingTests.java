package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.time.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WritingTests {

    @Test
    void whatIsWrittenHasADeadlineOfItsOwnOverAllAttempts() {
        var clock = SettableClock.at("2026-03-11T10:00:00Z");
        var server = new ScriptedServer(clock).says("no JSON", "{\"text\":\"Asha takes the van.\"}")
                .taking(Duration.ofMillis(2_500));
        var settings = new ModelSettings("http://127.0.0.1:1", "lfm", "", Duration.ofSeconds(2), 4, 1_000);
        var metrics = new ModelMetrics(new SimpleMeterRegistry());
        var model = new Model(new AskServer(server, settings, metrics, clock), new Probe(null, Runnable::run, clock),
                settings, metrics, clock);

        var text = new Writing(model, new WritingSettings(Duration.ofSeconds(4)))
                .write("t-1", "Sum up.", "Asha: I take the van", 100, _ -> {
                });

        assertThat(text).contains("Asha takes the van.");
        assertThat(server.given).containsExactly(Duration.ofSeconds(4), Duration.ofMillis(1_500));
    }
}
