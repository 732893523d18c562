package com.tarcommerce.outbound.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.time.SettableClock;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;

/** A business that may begin chats with two people in 24 hours. */
class PeopleBudgetTests {
    private static final Duration DAY = Duration.ofHours(24).plusMinutes(1);
    private static final Room ASHA = person(1);
    private static final Room RAVI = person(2);
    private static final Room MEENA = person(3);

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final CloudApiStandIn cloud = CloudApiStandIn.start();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theThirdPersonWaitsUntilTheFirstIsADayAgoAcrossARestartAndTheFirstTwoGetMoreMeanwhile() {
        String waits;
        try (var outbound = startWithSilentPeople()) {
            outbound.awaitState(outbound.send(Messages.text("to the first").in(ASHA).build()), "sent");
            clock.advance(Duration.ofHours(1));
            outbound.awaitState(outbound.send(Messages.text("to the second").in(RAVI).build()), "sent");

            waits = outbound.send(Messages.text("to the third").in(MEENA).build());
            outbound.awaitAttempts(waits, 1);
            outbound.awaitState(outbound.send(Messages.text("more to the second").in(RAVI).build()), "sent");

            assertThat(outbound.get(waits).attempts()).extracting(Message.Attempt::reason).singleElement().asString()
                    .contains("2 people", "TAR_WHATSAPP_PEOPLE_PER_DAY");
        }
        try (var outbound = start("2")) {
            clock.advance(DAY.minusHours(1).minusSeconds(1));
            outbound.awaitState(outbound.send(Messages.text("again to the second").in(RAVI).build()), "sent");
            assertThat(outbound.get(waits).state().wire()).isEqualTo("accepted");

            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(waits, "sent");
            assertThat(templates()).containsExactly("to the first", "to the second", "more to the second",
                    "again to the second", "to the third");
        }
    }

    @Test
    void whoWritesMeanwhileGetsItAtOnceAndInOrderAndAnswersCountNobody() {
        try (var outbound = startWithSilentPeople()) {
            useUp(outbound);
            var waits = outbound.send(Messages.text("first").in(MEENA).build());
            outbound.awaitAttempts(waits, 1);
            var behind = outbound.send(Messages.text("second").in(MEENA).build());

            heard(outbound, MEENA, Duration.ZERO);

            outbound.awaitState(waits, "sent");
            outbound.awaitState(behind, "sent");
            assertThat(cloud.sent().stream().skip(2).map(sent -> sent.at("/text/body").asString()))
                    .containsExactly("first", "second");
        }
    }

    @Test
    void whoWritesAfterARestartGetsItAtOnceToo() {
        String waits;
        try (var outbound = startWithSilentPeople()) {
            useUp(outbound);
            waits = outbound.send(Messages.text("first").in(MEENA).build());
            outbound.awaitAttempts(waits, 1);
        }
        try (var outbound = start("2")) {
            heard(outbound, MEENA, Duration.ZERO);

            outbound.awaitState(waits, "sent");
        }
    }

    @Test
    void aWordBringsNothingForwardThatWaitsForAnotherReason() {
        try (var outbound = startWithSilentPeople()) {
            heard(outbound, MEENA, Duration.ZERO);
            cloud.refuseNext(400, 999_999);
            var answer = outbound.send(Messages.text("answer").in(MEENA).build());
            outbound.awaitAttempts(answer, 1);

            heard(outbound, MEENA, Duration.ZERO);
            outbound.awaitState(outbound.send(Messages.text("elsewhere").in(RAVI).build()), "sent");

            assertThat(outbound.get(answer).attempts()).hasSize(1);
            clock.advance(Duration.ofSeconds(7));
            outbound.awaitState(answer, "sent");
        }
    }

    @Test
    void anAnswerIsNotHeldUpByAnAlertThatWaits() {
        try (var outbound = startWithSilentPeople()) {
            useUp(outbound);
            heard(outbound, MEENA, Duration.ofHours(23));
            clock.advance(Duration.ofHours(2));
            var waits = outbound.send(Messages.text("alert").in(MEENA).build());
            outbound.awaitAttempts(waits, 1);

            var reply = outbound.send(Messages.text("reply").in(MEENA).priority(Priority.REPLY).build());
            heard(outbound, MEENA, Duration.ZERO);

            outbound.awaitState(reply, "sent");
            outbound.awaitState(waits, "sent");
        }
    }

    @Test
    void eachWhoWaitsWaitsForAPlaceOfTheirOwn() {
        try (var outbound = startWithSilentPeople()) {
            outbound.awaitState(outbound.send(Messages.text("1").in(ASHA).build()), "sent");
            clock.advance(Duration.ofHours(2));
            outbound.awaitState(outbound.send(Messages.text("2").in(RAVI).build()), "sent");
            var third = outbound.send(Messages.text("3").in(MEENA).build());
            outbound.awaitAttempts(third, 1);
            var fourth = outbound.send(Messages.text("4").in(person(4)).build());
            outbound.awaitAttempts(fourth, 1);

            clock.advance(DAY.minusHours(2));
            outbound.awaitState(third, "sent");
            assertThat(outbound.get(fourth).attempts()).hasSize(1);
            clock.advance(Duration.ofHours(2));

            outbound.awaitState(fourth, "sent");
            assertThat(outbound.get(fourth).attempts()).hasSize(2);
        }
    }

    @Test
    void whatMetaDoesNotTakeUsesNobodysPlaceUp() {
        try (var outbound = startWithSilentPeople()) {
            outbound.awaitState(outbound.send(Messages.text("1").in(ASHA).build()), "sent");
            cloud.refuseNext(400, 131026);
            outbound.awaitState(outbound.send(Messages.text("nobody there").in(RAVI).build()), "dead");

            outbound.awaitState(outbound.send(Messages.text("2").in(MEENA).build()), "sent");

            assertThat(templates()).containsExactly("1", "2");
        }
    }

    @Test
    void whatExpiresMeanwhileIsNotSent() {
        try (var outbound = startWithSilentPeople()) {
            useUp(outbound);
            var nudge = outbound.send(Messages.text("nudge").in(MEENA)
                    .expiresAt(clock.instant().plus(Duration.ofHours(3))).build());
            outbound.awaitAttempts(nudge, 1);

            clock.advance(Duration.ofHours(3));

            outbound.awaitState(nudge, "expired");
            assertThat(templates()).hasSize(2);
        }
    }

    @Test
    void whoFindsNoPlaceForSevenDaysIsADeadLetter() {
        try (var outbound = startWithSilentPeople()) {
            useUp(outbound);
            var waits = outbound.send(Messages.text("never").in(MEENA).build());
            outbound.awaitAttempts(waits, 1);

            for (var day = 0; day < 8; day++) {
                // Before anybody's day is over.
                clock.advance(Duration.ofHours(23));
                var tries = day + 1;
                await().until(() -> outbound.get(waits).attempts().size() >= tries);
                useUp(outbound);
                clock.advance(Duration.ofMinutes(30));
            }

            outbound.awaitState(waits, "dead");
            assertThat(outbound.deadLetters().list(null, null).items()).singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("7 days", "2 people"));
        }
    }

    @Test
    void withoutALimitNobodyWaits() {
        try (var outbound = start("0")) {
            for (var no = 1; no <= 4; no++) {
                heard(outbound, person(no), DAY);
                outbound.awaitState(outbound.send(Messages.text("x").in(person(no)).build()), "sent");
            }
        }
    }

    private RunningOutbound start(String peoplePerDay) {
        return RunningOutbound.start(directory, "http://127.0.0.1:9", "", clock,
                "--tar.whatsapp.token=" + CloudApiStandIn.TOKEN,
                "--tar.whatsapp.phone-number-id=" + CloudApiStandIn.PHONE, "--tar.whatsapp.api-url=" + cloud.url(),
                "--tar.whatsapp.template=tar_alert:en", "--tar.whatsapp.limits.people-per-day=" + peoplePerDay);
    }

    /** They wrote long ago, so that whatever is said to them begins a chat. */
    private RunningOutbound startWithSilentPeople() {
        var outbound = start("2");
        List.of(ASHA, RAVI, MEENA, person(4)).forEach(person -> heard(outbound, person, DAY));
        return outbound;
    }

    private void useUp(RunningOutbound outbound) {
        List.of(ASHA, RAVI)
                .forEach(each -> outbound.awaitState(outbound.send(Messages.text("x").in(each).build()), "sent"));
    }

    private void heard(RunningOutbound outbound, Room room, Duration ago) {
        outbound.http().post().uri("/v1/receipts").contentType(MediaType.APPLICATION_JSON)
                .body(new Receipts(List.of(), List.of(new Heard("whatsapp", Objects.requireNonNull(room.account()),
                        room.chat(), clock.instant().minus(ago)))))
                .retrieve().toBodilessEntity();
    }

    private List<String> templates() {
        return cloud.sent().stream().map(sent -> sent.at("/template/components/0/parameters/0/text").asString(""))
                .toList();
    }

    private static Room person(int no) {
        return new Room("whatsapp", CloudApiStandIn.PHONE, "91987654321" + no, null);
    }
}
