package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.gateway.event.InboundEvents.State;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A fired alarm that the gateway could not act on is there for a person: counted, listed, and acted on once more. */
class ParkedAlarmsTests extends WithGateway {
    private static final String PARKED = "/v1/dead-letters/alarms";

    @Autowired
    MeterRegistry meters;

    @AfterEach
    void outboundIsBack() {
        OUTBOUND.isBack();
    }

    @Test
    void itIsCountedAndListedWithoutWhatItCarries() {
        var before = count();
        var shop = shop();

        var id = parked(shop);

        assertThat(count()).isEqualTo(before + 1);
        var item = found(id);
        assertThat(item.get("tenant").asString()).isEqualTo(shop.id);
        assertThat(item.get("owner").asString()).isEqualTo("cart:12");
        assertThat(item.get("name").asString()).isEqualTo("unpaid");
        assertThat(item.get("reason").asString()).isEqualTo("ArithmeticException");
        assertThat(Instant.parse(item.get("parkedAt").asString())).isEqualTo(Instant.ofEpochMilli(clock.millis()));
        assertThat(item.toString()).doesNotContain("payload");
    }

    @Test
    void replayedItIsActedOnOnce() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        var id = parked(shop);
        clock.set(clock.instant().plusSeconds(3 * 3600 + 1));

        assertThat(replay(id)).isEqualTo(202);
        var again = replay(id);

        assertThat(again).isEqualTo(409);
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
        assertThat(found(id).isMissingNode()).isTrue();
        assertThat(events.keep(id, "{}")).isEqualTo(State.DONE);
    }

    @Test
    void whileAServiceIsAwayItStaysWhereItIs() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        var id = parked(shop);
        clock.set(clock.instant().plusSeconds(3 * 3600 + 1));
        OUTBOUND.goesAway(shop.id, 503);

        assertThat(replay(id)).isEqualTo(503);

        assertThat(found(id).isMissingNode()).isFalse();
        OUTBOUND.isBack();
        assertThat(replay(id)).isEqualTo(202);
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
    }

    @Test
    void untilItIsActedOnItStaysWhereItIsSoThatACrashLosesNothing() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        var id = parked(shop);
        clock.set(clock.instant().plusSeconds(3 * 3600 + 1));
        var answers = OUTBOUND.hangs(shop.id);

        var replay = CompletableFuture.supplyAsync(() -> replay(id));
        await().untilAsserted(() -> assertThat(OUTBOUND.calls(shop.id)).isPositive());
        var meanwhile = found(id);
        answers.countDown();

        assertThat(replay.join()).isEqualTo(202);
        assertThat(meanwhile.isMissingNode()).isFalse();
        assertThat(found(id).isMissingNode()).isTrue();
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThat(replay("alm_of_nobody")).isEqualTo(404);
        assertThat(http.get(PARKED + "?cursor=nonsense").status()).isEqualTo(400);
    }

    private String parked(Shop shop) {
        var fired = Knock.unpaid(shop, "cart:12", "12");
        var id = RandomId.next("alm_");
        events.keep(id, fired.body());
        events.park(id, "ArithmeticException");
        return id;
    }

    private int replay(String id) {
        return http.post(PARKED + "/" + id + "/replay").status();
    }

    /** A missing node if it is not in the list. */
    private JsonNode found(String id) {
        var page = http.get(PARKED).body();
        while (true) {
            for (var item : page.path("items")) {
                if (item.get("id").asString().equals(id)) {
                    return item;
                }
            }
            if (!page.path("next").isString()) {
                return page.path("none");
            }
            page = http.get(PARKED + "?cursor=" + page.get("next").asString()).body();
        }
    }

    private double count() {
        return Objects.requireNonNull(meters.get("tar.alarms.parked").gauge()).value();
    }
}
