package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator sees of the outbox, and what he can do. */
class OperatorTests extends WithGateway {
    @Autowired
    Outbox outbox;
    @Autowired
    MeterRegistry meters;

    @AfterEach
    void everybodyIsBack() {
        OUTBOUND.isBack();
    }

    @Test
    void depthAgeAndLatencyAreMetrics() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var performed = meters.get("tar.outbox.latency").timer().count();
        var depth = gauge("tar.outbox.depth");
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(OUTBOUND.calls(shop.id)).isPositive());
        var before = meters.get("tar.outbox.latency").timer().totalTime(TimeUnit.SECONDS);

        assertThat(gauge("tar.outbox.depth")).isEqualTo(depth + 1);
        clock.advance(Duration.ofSeconds(90));
        assertThat(gauge("tar.outbox.oldest.seconds")).isGreaterThanOrEqualTo(89);
        OUTBOUND.isBack();
        clock.advance(Duration.ofSeconds(4));

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        await().untilAsserted(() -> assertThat(meters.get("tar.outbox.latency").timer().count())
                .isEqualTo(performed + 1));
        assertThat(meters.get("tar.outbox.latency").timer().totalTime(TimeUnit.SECONDS) - before).isBetween(89., 120.);
        assertThat(gauge("tar.outbox.depth")).isEqualTo(depth);
    }

    @Test
    void aLeaseThatHasRunOutIsTakenUpByWhoeverLooksThen() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var lease = clock.instant().plus(Duration.ofMinutes(5));
        transaction.executeWithoutResult(_ -> {
            shop.update("order", "1001", "status = 'paid'");
            jdbc.sql("update webhook_outbox set lease_until = :lease where lane = :lane")
                    .param("lease", lease.toEpochMilli()).param("lane", shop.id + "|1001").update();
        });

        bells.ringAll();
        assertThat(outbox.nextDue(Scope.of(List.of(Outbox.EVENTS)))).as("that is when it is looked for")
                .hasValue(Instant.ofEpochMilli(lease.toEpochMilli()));
        assertThat(OUTBOUND.told(shop.id)).isEmpty();
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
    }

    @Test
    void deadLettersOfARangeOfTimeAreReplayedItsEndNotIncluded() {
        var shop = shop().withRoom("orders").withOrder("1", "paid", 100).withOrder("2", "paid", 100)
                .withOrder("3", "paid", 100);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        var day = Instant.parse("1999-01-01T00:00:00Z");
        for (var number : List.of(1, 2, 3)) {
            bury(shop, number, day.plus(Duration.ofHours(number)));
        }

        var answer = http.replay(day.plus(Duration.ofHours(1)), day.plus(Duration.ofHours(3)));

        assertThat(answer.get("replayed").asInt()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).filteredOn(text -> text.contains("₹7"))
                .containsExactly("Order 1 is paid: ₹7.", "Order 2 is paid: ₹7."));
        assertThat(http.deadLetterOf(shop).get("id").asString()).isEqualTo("msg_" + shop.id + 3);
        assertThat(http.replay(day.plus(Duration.ofHours(1)), day.plus(Duration.ofHours(3))).get("replayed").asInt())
                .isZero();
    }

    @Test
    void anAlarmThatWasActedOnIsForgottenAfterThirtyDays() {
        events.keep("alm_old", "{}");
        events.done("alm_old");
        events.keep("alm_open", "{}");
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        events.park("alm_other", "x");
        assertThat(events.keep("alm_old", "{}")).isEqualTo(InboundEvents.State.DONE);

        clock.advance(Duration.ofSeconds(2));
        events.park("alm_other", "x");

        assertThat(events.keep("alm_old", "{}")).isEqualTo(InboundEvents.State.RECEIVED);
        assertThat(events.keep("alm_open", "{}")).as("not acted on yet").isEqualTo(InboundEvents.State.RECEIVED);
        events.done("alm_open");
        events.done("alm_old");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private void bury(Shop shop, int order, Instant at) {
        jdbc.sql("""
                insert into webhook_outbox (id, url, body, lane, created_at, state, dead_at)
                values (:id, 'tar:events', json_object('type', 'order.paid', 'tenant_id', :tenant, 'id', :order,
                    'version', 77, 'amount', 700), :tenant || '|x', :at, 'dead', :at)
                """).param("id", "msg_" + shop.id + order).param("tenant", shop.id).param("order", "" + order)
                .param("at", at.toEpochMilli()).update();
    }
}
