package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver;
import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import com.tarcommerce.scheduler.SchedulerInstance;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outage of six hours. */
class RestartTests {
    private static final SettableClock CLOCK = RunningScheduler.clock();

    private final Receiver receiver = Receiver.start(RunningScheduler.signature());

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void whatFellDueMeanwhileFiresAtTheStartAndWhatWasDeletedDoesNot() {
        CLOCK.set(CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plusSeconds(60));
        var due = CLOCK.instant().plus(Duration.ofHours(3));
        long generation;
        try (var before = start()) {
            generation = before.put(path("once"), at(due, "once")).path("generation").asLong();
            before.put(path("gone"), at(due, "gone"));
            before.put(path("hourly"), "{\"cron\":\"0 * * * *\",\"callback\":\"" + url("hourly") + "\"}");
            receiver.reply("/hooks/failing", Reply.of(500));
            before.put(path("failing"), at(CLOCK.instant(), "failing"));
            await().until(() -> receiver.arrivalsAt("/hooks/failing").size() == 1);
            before.send("DELETE", path("gone"), "");
        }

        CLOCK.advance(Duration.ofHours(6));
        try (var _ = start()) {
            var once = arrivals("once", 1).getFirst();
            assertThat(once.id()).isEqualTo("alm_" + generation + "_" + due.toEpochMilli());
            var failing = arrivals("failing", 2);
            assertThat(failing.get(1).id()).isEqualTo(failing.getFirst().id());
            assertThat(failing.get(1).data().path("attempt").asInt()).isEqualTo(2);
            assertThat(Instant.parse(arrivals("hourly", 1).getFirst().data().path("scheduledAt").asString()))
                    .isEqualTo(CLOCK.instant().truncatedTo(ChronoUnit.HOURS));
        }

        assertThat(receiver.arrivalsAt("/hooks/gone")).isEmpty();
        assertThat(receiver.arrivals()).hasSize(4);
    }

    private List<Arrival> arrivals(String hook, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.arrivalsAt("/hooks/" + hook).size() == count);
        return receiver.arrivalsAt("/hooks/" + hook);
    }

    private SchedulerInstance start() {
        return SchedulerInstance.start(data, receiver, Map.of());
    }

    private String at(Instant moment, String hook) {
        return "{\"at\":\"%s\",\"callback\":\"%s\"}".formatted(moment, url(hook));
    }

    private String url(String hook) {
        return receiver.url() + "/hooks/" + hook;
    }

    private static String path(String owner) {
        return "/v1/alarms/shop/" + owner + "/nudge";
    }
}
