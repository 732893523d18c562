package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    private static String inAMinute(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH)
                .format(moment.plus(A_MINUTE).atZone(ZONE));
    }

    /** The first message to come after it that holds the part. */
    private static String answer(DemoSuite suite, String text, String part) {
        var before = suite.telegram().texts(DemoSuite.FORUM).size();
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.ORDERS.thread()).from(Updates.RAVI).json());
        return org.awaitility.Awaitility.await().atMost(PATIENCE)
                .until(() -> suite.telegram().texts(DemoSuite.FORUM).stream().skip(before)
                        .filter(told -> told.contains(part)).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }
}
