package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of an alarm that is read, set or deleted while its call is out, or by whom it calls. */
class WhileACallIsOutTests extends RunningScheduler {
    private final String alarm = anAlarm();
    private final String hook = aHook();
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void theAlarmIsStillThereAndNamesTheCall() {
        var out = call(204);

        var read = get(alarm).json();
        answered.countDown();

        assertThat(read.path("inFlight").asString()).isEqualTo(out.id());
        assertThat(read.path("attempts").asInt()).isZero();
        awaitStatus(alarm, 404);
    }

    @Test
    void aSetForThePastDoesNotCancelTheCallAndFiresOnceItHasBeenAccepted() {
        call(204);

        var second = set(alarm, CLOCK.instant().minusSeconds(60), hook).path("generation").asLong();
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
        answered.countDown();

        assertThat(awaitArrivals(hook, 2).get(1).data().path("generation").asLong()).isEqualTo(second);
        awaitStatus(alarm, 404);
    }

    @Test
    void whatSetsItselfAgainForNowGoesOnFiring() {
        for (var round = 1; round <= 3; round++) {
            var answer = new CountDownLatch(1);
            RECEIVER.reply(hook, Reply.held(204, answer));
            if (round == 1) {
                set(alarm, CLOCK.instant(), hook);
            }
            awaitArrivals(hook, round);
            set(alarm, CLOCK.instant(), hook);
            answer.countDown();
        }

        assertThat(awaitArrivals(hook, 4)).extracting(Arrival::id).doesNotHaveDuplicates();
        awaitStatus(alarm, 404);
    }

    @Test
    void aDeleteTakesTheNewerSetAlongThatWaitsForTheEndOfTheCall() {
        var out = call(500);
        set(alarm, CLOCK.instant(), hook);

        var deleted = delete(alarm);
        answered.countDown();

        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.json().path("inFlight").asString()).isEqualTo(out.id());
        await().untilAsserted(() -> assertThat(delete(alarm).status()).isEqualTo(204));
        CLOCK.advance(Duration.ofHours(1));
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
    }

    @Test
    void theEndOfTheCallDoesNotEndAnAlarmThatWasSetAfterADelete() {
        call(204);
        delete(alarm);
        var second = set(alarm, inThreeHours(), hook).path("generation").asLong();

        answered.countDown();
        await().untilAsserted(() -> assertThat(get(alarm).json().has("inFlight")).isFalse());
        everythingDueHasFired();

        assertThat(get(alarm).json().path("generation").asLong()).isEqualTo(second);
        CLOCK.advance(Duration.ofHours(3));
        assertThat(awaitArrivals(hook, 2).get(1).data().path("generation").asLong()).isEqualTo(second);
        awaitStatus(alarm, 404);
    }

    /** The alarm's call, which is answered so once the test says it. */
    private Arrival call(int status) {
        RECEIVER.reply(hook, Reply.held(status, answered));
        set(alarm, CLOCK.instant(), hook);
        return awaitArrivals(hook, 1).getFirst();
    }
}
