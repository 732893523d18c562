package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.benchmarks.AlarmReceiver.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmPromisesTests {
    private final AlarmPromises promises = new AlarmPromises("/v1/alarms/drill/cart1/nudge");

    @Test
    void whatHasNotComeHasWaitedUntilNow() {
        promises.set(1, 1_000, 900);

        assertThat(promises.latest(_ -> List.of(), 500, 1_500, 9_000)).isEqualTo(8_000);
        assertThat(promises.latest(_ -> List.of(), 1_001, 1_500, 9_000)).isZero();
    }

    @Test
    void whatHasComeHasWaitedUntilItsFirstCall() {
        promises.set(1, 1_000, 900);

        assertThat(promises.latest(_ -> List.of(arrival(1_200), arrival(3_200)), 500, 1_500, 9_000)).isEqualTo(200);
    }

    @Test
    void whatNeedNotComeIsNotWaitedFor() {
        promises.set(1, 1_000, 900);
        promises.deleted(1_100);

        assertThat(promises.latest(_ -> List.of(), 500, 1_500, 9_000)).isZero();
    }

    @Test
    void whatCameOnceAndAgainUnderItsIdBreaksNothing() {
        promises.set(1, 1_000, 900);

        assertThat(broken(begun(1_000, 1_001), begun(3_000, 3_001))).isEmpty();
    }

    @Test
    void whatNeverCameIsLostAndWhatCameTooSoonIsEarly() {
        promises.set(1, 1_000, 900);

        assertThat(broken()).containsExactly("/v1/alarms/drill/cart1/nudge: generation 1 was lost");
        assertThat(broken(begun(998, 999))).singleElement().asString().endsWith("generation 1 was 1 ms early");
    }

    @Test
    void anotherIdIsSeen() {
        promises.set(1, 1_000, 900);

        assertThat(broken(new Arrival("alm_1_1001", 1_001, 1_001, 1_002_000_000L))).singleElement().asString()
                .endsWith("generation 1 came under the id alm_1_1001");
    }

    @Test
    void anAttemptThatWasOutMayArriveAfterTheDelete() {
        promises.set(1, 1_000, 900);
        promises.deleted(1_100);

        assertThat(broken(begun(1_099, 1_300), begun(1_100, 1_301))).isEmpty();
    }

    /** It has the id of the attempt that was out. */
    @Test
    void aRetryThatBeganAfterTheDeleteIsSeen() {
        promises.set(1, 1_000, 900);
        promises.deleted(1_100);

        assertThat(broken(begun(1_000, 1_050), begun(3_050, 3_051))).singleElement().asString()
                .endsWith("generation 1 was begun 1950 ms after its delete");
    }

    @Test
    void aRetryThatBeganAfterANewerSetIsSeen() {
        promises.set(1, 1_000, 900);
        promises.set(2, 9_000, 1_100);
        promises.deleted(1_200);

        assertThat(broken(begun(1_100, 1_300), begun(3_100, 3_101))).singleElement().asString()
                .endsWith("generation 1 was begun 2000 ms after a newer set");
    }

    /** Nobody knows whether it was set. */
    @Test
    void anAttemptAfterASetWithoutAnAnswerIsNoneTooMany() {
        promises.set(1, 1_000, 900);
        promises.supersede();

        assertThat(broken(begun(3_100, 3_101))).isEmpty();
        assertThat(broken()).isEmpty();
    }

    private List<String> broken(Arrival... arrivals) {
        return promises.broken(generation -> generation == 1 ? List.of(arrivals) : List.of());
    }

    private static Arrival begun(long begunMs, long atMs) {
        return new Arrival("alm_1_1000", 1_000, begunMs, atMs * 1_000_000);
    }

    private static Arrival arrival(long atMs) {
        return new Arrival("alm_1_1000", 1_000, 1_000, atMs * 1_000_000);
    }
}
