package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.Updates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Reminders of a room, from what is typed by way of the real services and the real clock to what the room hears. */
class RemindersInChatTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    @Test
    void whatTheRoomAskedForIsConfirmedListedTakenBackAndToldInAMinute() {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of())) {
            answer(suite, "/setup " + Demo.shop(), "");
            answer(suite, "/bind orders", "");

            var asked = Instant.now();
            var confirmed = answer(suite, "remind me in 1 minute to call the supplier", "call the supplier");
            answer(suite, "remind me in 1 minute to count the till", "count the till");
            var answered = Instant.now();
            assertThat(confirmed).startsWith("Okay, I will remind this room on")
                    .contains("To take it back: cancel reminder 1");
            assertThat(Stream.of(asked, answered).map(RemindersInChatTests::inAMinute)).anyMatch(confirmed::contains);

            assertThat(answer(suite, "list my reminders", "What I will remind this room of"))
                    .containsSubsequence("1. ", ": call the supplier", "2. ", ": count the till");
            assertThat(answer(suite, "cancel reminder 1", "is cancelled"))
                    .isEqualTo("Reminder 1 is cancelled: call the supplier");
            assertThat(answer(suite, "list reminders", "What I will remind this room of"))
                    .contains("2. ").doesNotContain("supplier");

            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE.plus(A_MINUTE), "Reminder: count the till");
            // A message has its second alone.
            assertThat(Duration.between(asked, Instant.now())).isBetween(A_MINUTE.minusSeconds(1),
                    A_MINUTE.plusSeconds(15));
            assertThat(suite.telegram().texts(DemoSuite.FORUM)).doesNotContain("Reminder: call the supplier");
            assertThat(answer(suite, "list reminders", "There are no reminders")).contains("in this room");
        }
    }

    @Test
    void whatRepeatsIsToldWithItsAnswerByTheRealSchedulerWhichGoesOnToTheNextTime() throws Exception {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of())) {
            answer(suite, "/setup " + Demo.shop(), "");
            answer(suite, "/bind general", "");
            assertThat(answer(suite, "every Monday 10am send low stock", "send low stock"))
                    .contains("every Monday at 10:00", "Mon ");
            suite.update("update task set cron = '* * * * *', text = 'count the till'");

            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE.plus(A_MINUTE), "Reminder: count the till");
            var told = Instant.now();
            var next = Awaitility.await().atMost(PATIENCE).until(() -> scheduledAt(suite), told::isBefore);

            assertThat(told.getEpochSecond() % 60).as("on the minute, and a message has its second alone")
                    .isLessThan(15);
            assertThat(next).isEqualTo(told.truncatedTo(ChronoUnit.MINUTES).plus(A_MINUTE));
        }
    }

    /** When the alarm of the room's first task comes next, as the scheduler itself says. */
    private static Instant scheduledAt(DemoSuite suite) throws Exception {
        var alarm = URI.create("http://127.0.0.1:" + suite.ports().scheduler() + "/v1/alarms/"
                + suite.query("select id from tenant") + "/task:1/due");
        var request = HttpRequest.newBuilder(alarm)
                .header("Authorization", "Bearer " + suite.environment().get("TAR_INTERNAL_TOKEN")).build();
        try (var client = HttpClient.newHttpClient()) {
            var body = client.send(request, BodyHandlers.ofString()).body();
            return Instant.parse(new JsonMapper().readTree(body).get("scheduledAt").asString());
        }
    }

    private static String inAMinute(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH)
                .format(moment.plus(A_MINUTE).atZone(ZONE));
    }

    /** The first message to come after it that holds the part. */
    private static String answer(DemoSuite suite, String text, String part) {
        var before = suite.telegram().texts(DemoSuite.FORUM).size();
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.ORDERS.thread()).from(Updates.RAVI).json());
        return Awaitility.await().atMost(PATIENCE)
                .until(() -> suite.telegram().texts(DemoSuite.FORUM).stream().skip(before)
                        .filter(told -> told.contains(part)).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }
}
