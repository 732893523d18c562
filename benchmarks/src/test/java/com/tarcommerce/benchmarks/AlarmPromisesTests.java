package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.benchmarks.AlarmPromises.Span;
import com.tarcommerce.benchmarks.AlarmReceiver.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmPromisesTests {
    private static final Span SPAN = new Span(500, 1_500, 9_000);

    private final AlarmPromises promises = new AlarmPromises("cart1");

    @Test
    void whatHasNotComeHasWaitedUntilNow() {
        isSet(1, 1_000, 900);

        assertThat(promises.latest(List.of(), SPAN)).isEqualTo(8_000);
        assertThat(promises.latest(List.of(), new Span(1_001, 1_500, 9_000))).isZero();
    }

    @Test
    void whatHasComeHasWaitedUntilItsFirstCall() {
        isSet(1, 1_000, 900);

        assertThat(promises.latest(List.of(begun(1_000, 1_200), begun(1_000, 3_200)), SPAN)).isEqualTo(200);
    }

    @Test
    void whatNeedNotComeIsNotWaitedFor() {
        isSet(1, 1_000, 900);
        promises.deleted(1_100, false);

        assertThat(promises.latest(List.of(), SPAN)).isZero();
    }

    @Test
    void whatCameOnceAndAgainUnderItsIdBreaksNothing() {
        isSet(1, 1_000, 900);

        assertThat(broken(begun(1_000, 1_001), begun(3_000, 3_001))).isEmpty();
        assertThat(promises.awaited()).isOne();
    }

    @Test
    void whatNeverCameIsLostAndWhatCameTooSoonIsEarly() {
        isSet(1, 1_000, 900);

        assertThat(promises.isKept(List.of())).isFalse();
        assertThat(broken()).containsExactly("cart1: generation 1 was lost");
        assertThat(broken(begun(998, 999))).containsExactly("cart1: generation 1 was 1 ms early");
    }

    @Test
    void anotherIdIsSeen() {
        isSet(1, 1_000, 900);

        assertThat(broken(new Arrival("cart1", 1, "alm_1_1001", 1_001, 1_001, 1_002_000_000L)))
                .containsExactly("cart1: generation 1 came under the id alm_1_1001");
    }

    @Test
    void anotherMomentThanWasAskedForIsSeen() {
        promises.asked(1_000);
        promises.set(1, 2_000, 900);

        assertThat(broken(new Arrival("cart1", 1, "alm_1_2000", 2_000, 2_001, 2_002_000_000L)))
                .containsExactly("cart1: generation 1 was set for 2000, not for 1000");
    }

    @Test
    void whatNobodySetIsSeen() {
        isSet(1, 1_000, 900);

        assertThat(broken(begun(1_000, 1_001), new Arrival("cart1", 7, "alm_7_1500", 1_500, 1_500, 1_501_000_000L)))
                .containsExactly("cart1: alm_7_1500 was never set");
    }

    @Test
    void anAttemptThatWasOutMayArriveAfterTheDelete() {
        isSet(1, 1_000, 900);
        promises.deleted(1_100, false);

        assertThat(broken(begun(1_099, 1_300), begun(1_100, 1_301))).isEmpty();
    }

    @Test
    void afterADeleteThatKnewOfNoneNothingArrives() {
        isSet(1, 1_000, 900);
        promises.deleted(1_100, true);

        assertThat(broken(begun(1_000, 1_050), begun(1_099, 1_300)))
                .containsExactly("cart1: generation 1 came 200 ms after a delete that knew of none that was out");
    }

    /** It has the id of the attempt that was out. */
    @Test
    void aRetryThatBeganAfterTheDeleteIsSeen() {
        isSet(1, 1_000, 900);
        promises.deleted(1_100, false);

        assertThat(broken(begun(1_000, 1_050), begun(3_050, 3_051)))
                .containsExactly("cart1: generation 1 was begun 1950 ms after its delete");
    }

    @Test
    void aRetryThatBeganAfterANewerSetIsSeen() {
        isSet(1, 1_000, 900);
        isSet(2, 9_000, 1_100);
        promises.deleted(1_200, false);

        assertThat(broken(begun(1_100, 1_300), begun(3_100, 3_101)))
                .containsExactly("cart1: generation 1 was begun 2000 ms after a newer set");
    }

    /** Nobody knows whether it was set. */
    @Test
    void afterASetWithoutAnAnswerNeitherHasToCome() {
        isSet(1, 1_000, 900);
        promises.asked(5_000);

        assertThat(broken(begun(3_100, 3_101))).isEmpty();
        assertThat(broken()).isEmpty();
        assertThat(promises.awaited()).isZero();
    }

    /** It is known by the moment that was asked for. */
    @Test
    void whatWasSetWithoutAnAnswerIsJudgedToo() {
        promises.asked(1_000);
        isSet(3, 9_000, 1_100);
        promises.deleted(1_200, false);

        assertThat(broken(begun(1_050, 1_060))).isEmpty();
        assertThat(broken(begun(900, 999))).containsExactly("cart1: generation 1 was 1 ms early");
        assertThat(broken(begun(3_100, 3_101)))
                .containsExactly("cart1: generation 1 was begun 2000 ms after a newer set");
    }

    private void isSet(long generation, long dueMs, long atMs) {
        promises.asked(dueMs);
        promises.set(generation, dueMs, atMs);
    }

    private List<String> broken(Arrival... arrivals) {
        return promises.broken(List.of(arrivals));
    }

    private static Arrival begun(long begunMs, long atMs) {
        return new Arrival("cart1", 1, "alm_1_1000", 1_000, begunMs, atMs * 1_000_000);
    }
}
