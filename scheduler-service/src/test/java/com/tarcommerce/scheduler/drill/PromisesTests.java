package com.tarcommerce.scheduler.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.Receiver.Arrival;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PromisesTests {
    private static final String ID = "alm_1_1000";

    private final Promises promises = new Promises("/v1/alarms/drill/cart1/nudge");

    @Test
    void whatNeverCameIsLostAndWhatCameTooSoonIsEarly() {
        promises.set(1, 1_000, 900);

        assertThat(promises.broken(List.of())).singleElement().asString().endsWith("generation 1 never fired");
        assertThat(promises.broken(List.of(arrival(998, 999)))).singleElement().asString()
                .endsWith("generation 1 was 1 ms early");
        assertThat(promises.broken(List.of(arrival(1_000, 1_001), arrival(3_000, 3_001)))).isEmpty();
    }

    @Test
    void theAttemptThatWasOutMayArriveAfterTheDeleteThatNamedIt() {
        promises.set(1, 1_000, 900);
        promises.deleted(1_100, ID);

        assertThat(promises.broken(List.of(arrival(1_099, 1_300)))).isEmpty();
    }

    /** It has the id of the attempt that was out. */
    @Test
    void aRetryThatBeganAfterTheDeleteIsSeen() {
        promises.set(1, 1_000, 900);
        promises.deleted(1_100, ID);

        assertThat(promises.broken(List.of(arrival(1_000, 1_050), arrival(3_050, 3_051)))).singleElement().asString()
                .endsWith("generation 1 was begun 1950 ms after its delete");
    }

    @Test
    void nothingArrivesAfterADeleteThatKnewOfNothing() {
        promises.set(1, 1_000, 900);
        promises.deleted(1_100, null);

        assertThat(promises.broken(List.of(arrival(1_099, 1_300)))).singleElement().asString()
                .endsWith("generation 1 fired 200 ms after a delete that knew of none that was out");
    }

    @Test
    void aRetryThatBeganAfterANewerSetIsSeen() {
        promises.set(1, 1_000, 900);
        promises.set(2, 9_000, 1_100);
        promises.deleted(1_200, ID);

        assertThat(promises.broken(List.of(arrival(1_100, 1_300), arrival(3_100, 3_101)))).singleElement().asString()
                .endsWith("generation 1 was begun 2000 ms after a newer set");
    }

    private static Arrival arrival(long begunMs, long atMs) {
        return new Arrival("/hooks/drill", ID, true, new JsonMapper().readTree("""
                {"timestamp":"%s","data":{"owner":"cart1","generation":1}}
                """.formatted(Instant.ofEpochMilli(begunMs))), atMs);
    }
}
