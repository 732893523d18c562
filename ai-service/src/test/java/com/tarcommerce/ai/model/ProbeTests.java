package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.model.Completion.Failure;
import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ProbeTests {
    private final SettableClock clock = SettableClock.at("2026-03-11T10:00:00Z");
    private final ScriptedServer server = new ScriptedServer(clock);
    private final Probe probe = new Probe(server, Runnable::run, clock);

    @Test
    void aServerThatKeepsToTheSchemaIsAskedAgainAnHourLater() {
        server.says("{\"probe\":\"quartz-7\"}").says("Namaste!");

        probe.refresh();
        clock.advance(Probe.SURE.minusSeconds(1));
        probe.refresh();

        assertThat(probe.state()).isEqualTo(Probe.State.SCHEMA_ENFORCED);
        assertThat(server.questions).hasSize(1);
        assertThat(health().getStatus()).isEqualTo(Status.UP);

        clock.advance(Duration.ofSeconds(1));
        probe.refresh();

        assertThat(probe.state()).isEqualTo(Probe.State.SCHEMA_IGNORED);
    }

    @Test
    void aServerThatFailsAtItsWorkIsAskedAgainWithinAMinute() {
        server.says("{\"probe\":\"quartz-7\"}").fails(Failure.AWAY, 1);
        probe.refresh();

        probe.doubt();
        assertThat(server.questions).hasSize(1);
        clock.advance(Probe.AGAIN);
        probe.refresh();

        assertThat(probe.state()).isEqualTo(Probe.State.AWAY);
    }

    @Test
    void aServerThatAnswersInProseIgnoresTheSchema() {
        server.says("Namaste! How can I help?");

        probe.refresh();

        assertThat(probe.state()).isEqualTo(Probe.State.SCHEMA_IGNORED);
        assertThat(health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health().getDetails()).containsEntry("state", "schema_ignored").containsEntry("model", "lfm");
    }

    @Test
    void theValueIsInTheSchemaAlone() {
        server.says("Namaste!");

        probe.refresh();

        assertThat(server.questions.getFirst().messages()).noneMatch(message -> message.text().contains("quartz"));
    }

    @Test
    void aServerThatIsStillLoadingIsAskedAgainAMinuteLater() {
        server.fails(Failure.AWAY, 1).says("{\"probe\":\"quartz-7\"}");

        probe.refresh();
        probe.refresh();

        assertThat(probe.state()).isEqualTo(Probe.State.AWAY);
        assertThat(server.questions).hasSize(1);

        clock.advance(Probe.AGAIN);
        probe.refresh();

        assertThat(probe.state()).isEqualTo(Probe.State.SCHEMA_ENFORCED);
    }

    private Health health() {
        return new ModelHealth(probe,
                new ModelSettings("http://127.0.0.1:1", "lfm", "", Duration.ofSeconds(2), 4, 1)).health();
    }
}
