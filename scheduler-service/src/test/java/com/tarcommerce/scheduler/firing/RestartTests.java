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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An outage of six hours or so. */
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

    @Test
    void whatIsLateAfterItIsSkippedOrSpreadAsItsPolicySays() {
        CLOCK.set(CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plusSeconds(60));
        var due = CLOCK.instant().plus(Duration.ofHours(3));
        try (var before = start()) {
            for (var misfire : List.of("skip", "spread")) {
                before.put(path(misfire), late("\"at\":\"" + due + "\"", misfire, misfire));
                before.put(path("hourly." + misfire), late("\"cron\":\"0 * * * *\"", misfire, "hourly." + misfire));
            }
        }

        CLOCK.advance(Duration.ofMinutes(6 * 60 + 10));
        var hour = CLOCK.instant().truncatedTo(ChronoUnit.HOURS);
        try (var after = start()) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(after.send("GET", path("skip"), "").statusCode()).isEqualTo(404);
                assertThat(moment(after, "hourly.skip", "scheduledAt")).isEqualTo(hour.plusSeconds(3_600));
                assertThat(moment(after, "hourly.spread", "scheduledAt")).isEqualTo(hour);
                for (var spread : List.of("spread", "hourly.spread")) {
                    assertThat(moment(after, spread, "nextAttempt")).isBetween(CLOCK.instant().plusMillis(1),
                            CLOCK.instant().plus(Duration.ofMinutes(5)));
                }
            });
            assertThat(after.send("GET", "/v1/dead-letters?tenant=shop", "").body())
                    .contains("not called: it would have been 11400 s late").doesNotContain("hourly");
            assertThat(receiver.arrivals()).isEmpty();

            Stream.of("spread", "hourly.spread").sorted(Comparator.comparing(one -> moment(after, one, "nextAttempt")))
                    .toList().forEach(spread -> {
                        CLOCK.set(moment(after, spread, "nextAttempt"));
                        arrivals(spread, 1);
                    });
            assertThat(Instant.parse(arrivals("hourly.spread", 1).getFirst().data().path("scheduledAt").asString()))
                    .isEqualTo(hour);
        }
        assertThat(receiver.arrivals()).hasSize(2);
    }

    @Test
    void whatIsHeldStaysHeld() {
        var due = CLOCK.instant().plus(Duration.ofHours(3));
        try (var before = start()) {
            before.put(path("held"), at(due, "held"));
            assertThat(before.send("POST", path("held") + "/pause", "").statusCode()).isEqualTo(200);
        }

        CLOCK.advance(Duration.ofHours(6));
        try (var after = start()) {
            after.put(path("witness"), at(CLOCK.instant(), "witness"));
            arrivals("witness", 1);
            assertThat(read(after, "held").path("paused").asBoolean()).isTrue();
            assertThat(receiver.arrivalsAt("/hooks/held")).isEmpty();

            after.send("POST", path("held") + "/resume", "");
            arrivals("held", 1);
        }
    }

    private String late(String when, String misfire, String hook) {
        return "{%s,\"misfire\":\"%s\",\"callback\":\"%s\"}".formatted(when, misfire, url(hook));
    }

    private static JsonNode read(SchedulerInstance service, String owner) {
        return new JsonMapper().readTree(service.send("GET", path(owner), "").body());
    }

    private static Instant moment(SchedulerInstance service, String owner, String which) {
        return Instant.parse(read(service, owner).path(which).asString());
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
