package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.alarm.ManualScheduler;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A cart has an alarm while it is unpaid. */
class CartTests extends WithGateway {

    @Test
    void anUnpaidCartGetsAnAlarm() {
        var shop = shop().withCart("12", "open", 12_000);

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop, "cart:12")));
        var alarm = Objects.requireNonNull(SCHEDULER.alarms().get(path(shop, "cart:12")));
        var touched = Instant.ofEpochMilli(Long.parseLong(shop.column("cart", "12", "updated_at")));
        assertThat(Instant.parse(alarm.get("at").asString())).isEqualTo(touched.plusSeconds(3 * 3600));
        assertThat(alarm.get("payload").get("cart").asString()).isEqualTo("12");
    }

    @Test
    void aPaidCartLosesIt() {
        var shop = shop().withCart("12", "open", 12_000);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop, "cart:12")));

        shop.update("cart", "12", "status = 'paid'");

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(path(shop, "cart:12")));
    }

    @Test
    void aDeletedCartLosesItToo() {
        var shop = shop().withCart("12", "open", 12_000);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop, "cart:12")));

        jdbc.sql("delete from nodes where tenant_id = :tenant").param("tenant", shop.id).update();

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(path(shop, "cart:12")));
    }

    @Test
    void anIdThatIsNoPathSegmentKeepsItsOwnAlarm() {
        var shop = shop().withCart("a/b c", "open", 1).withCart("a_b_c", "open", 1);

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKeys(path(shop, "cart:a_b_c"),
                path(shop, CartAlarm.owner("a/b c"))));
        assertThat(CartAlarm.owner("a/b c")).matches("cart:a_b_c\\.[0-9a-f]{16}");
    }

    @Test
    void aCartNobodyTouchedIsToldToOrdersAndMarketing() {
        var shop = shop().withRoom("orders").withRoom("marketing").withCart("12", "open", 12_000);
        var fired = Knock.unpaid(shop, "cart:12", "12");

        clock.set(touched(shop).plusSeconds(3 * 3600));
        var status = Knock.post(port, clock, fired);

        assertThat(status).isEqualTo(200);
        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("orders-" + shop.id, "marketing-" + shop.id);
        assertThat(OUTBOUND.texts(shop.id)).containsOnly("""
                Cart 12 has been unpaid for 3 h: ₹120.
                You could write to the customer:
                Still thinking?""");
        assertThat(OUTBOUND.told(shop.id).getFirst().key())
                .isEqualTo("cart.unpaid:" + shop.id + ":12:" + shop.column("cart", "12", "created_at")
                        + ":1:1:telegram//orders-" + shop.id + "/");
        assertThat(OUTBOUND.told(shop.id).getFirst().body().has("expiresAt")).isTrue();
    }

    @Test
    void threeHoursAfterItWasTouchedTheSchedulerCallsAndTheShopIsToldOnce() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop, "cart:12")));

        clock.set(touched(shop).plusSeconds(3 * 3600).minusMillis(1));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isZero();
        clock.set(touched(shop).plusSeconds(3 * 3600));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isOne();

        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
        assertThat(SCHEDULER.fireDue(shop.id, door())).isZero();
    }

    @Test
    void aRepeatIsAnsweredAndNotActedOn() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        var fired = Knock.unpaid(shop, "cart:12", "12");
        clock.set(touched(shop).plusSeconds(3 * 3600));
        Knock.post(port, clock, fired);
        var calls = OUTBOUND.calls(shop.id);

        var status = Knock.post(port, clock, fired);

        assertThat(status).isEqualTo(200);
        assertThat(OUTBOUND.calls(shop.id)).isEqualTo(calls).isPositive();
    }

    @Test
    void aPaidCartIsNotNudged() {
        var shop = shop().withRoom("orders").withCart("12", "paid", 12_000);

        var status = Knock.post(port, clock, Knock.unpaid(shop, "cart:12", "12"));

        assertThat(status).isEqualTo(200);
        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    @Test
    void aCartThatWasTouchedSinceIsLookedAtAgainLater() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        clock.set(touched(shop).plusSeconds(60));

        var status = Knock.post(port, clock, Knock.unpaid(shop, "cart:12", "12"));

        assertThat(status).isEqualTo(200);
        assertThat(OUTBOUND.calls(shop.id)).isZero();
        assertThat(SCHEDULER.alarms()).containsKey(path(shop, "cart:12"));
    }

    @Test
    void whileOutboundIsAwayTheSchedulerIsAskedToComeAgain() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        var fired = Knock.unpaid(shop, "cart:12", "12");
        clock.set(touched(shop).plusSeconds(3 * 3600));
        OUTBOUND.goesAway(shop.id, 503);

        var first = Knock.post(port, clock, fired);
        OUTBOUND.isBack();
        var second = Knock.post(port, clock, fired);

        assertThat(first).isEqualTo(503);
        assertThat(second).isEqualTo(200);
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
    }

    @Test
    void anAlarmThatNobodyKnowsIsAnswered() {
        var shop = shop();

        assertThat(Knock.post(port, clock, Knock.fired(shop, "task:9", "due", "{}"))).isEqualTo(200);
    }

    @Test
    void theKeyOfAnotherDoorOpensNothing() {
        var shop = shop();
        var fired = Knock.unpaid(shop, "cart:12", "12");

        assertThat(Knock.post(port, clock, fired, "libsql")).isEqualTo(401);
        assertThat(Knock.post(port, clock, new Knock.Fired(fired.id(), "{}"), "alarms")).isEqualTo(400);
        assertThat(jdbc.sql("select count(*) from inbound_event where webhook_id = :id").param("id", fired.id())
                .query(Long.class).single()).isZero();
    }

    @Test
    void whatACrashBrokeOffIsResumed() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        var fired = Knock.unpaid(shop, "cart:12", "12");
        clock.set(touched(shop).plusSeconds(3 * 3600));
        events.keep(fired.id(), fired.body());

        resume.start();

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
        await().untilAsserted(() -> assertThat(events.open()).extracting(InboundEvents.Open::webhookId)
                .doesNotContain(fired.id()));
    }

    private ManualScheduler.Door door() {
        return (id, body) -> Knock.post(port, clock, new Knock.Fired(id, body));
    }

    private Instant touched(Shop shop) {
        return Instant.ofEpochMilli(Long.parseLong(shop.column("cart", "12", "updated_at")));
    }

    private static String path(Shop shop, String owner) {
        return "/v1/alarms/" + shop.id + "/" + owner + "/unpaid";
    }
}
