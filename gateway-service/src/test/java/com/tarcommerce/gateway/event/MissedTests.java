package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.id.RandomId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the scheduler has given up the room hears of once: what did not happen, and what it can do. */
class MissedTests extends WithGateway {
    private Instant at = Instant.EPOCH;

    @BeforeEach
    void dueNow() {
        at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @AfterEach
    void outboundIsBack() {
        OUTBOUND.isBack();
    }

    @Test
    void theRoomReadsTheReminderThatDidNotComeAndItIsOver() {
        var shop = shop().withRoom("orders").withRoom("finance");
        remind(shop, "at", at.toEpochMilli());
        var dead = dead(shop, "task:1", "due", "{\"task\":1}");

        assertThat(Knock.post(port, clock, dead)).isEqualTo(200);
        assertThat(Knock.post(port, clock, dead)).isEqualTo(200);
        assertThat(Knock.post(port, clock, dead(shop, "task:1", "due", "{\"task\":1}"))).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).singleElement().satisfies(told -> {
            assertThat(told.chat()).isEqualTo("orders-" + shop.id);
            assertThat(told.text()).matches("(?s)This reminder was due on .*\\d\\d:\\d\\d, and did not come because "
                    + "something went wrong at my side: call the supplier\nIf you still want .* set it again, .*");
        });
        assertThat(state(shop)).isEqualTo("done");
        assertThat(audit(shop)).isEqualTo("schedule_reminder allowed task 1 given up, and its room told");
    }

    @Test
    void whatWasSaidIsNotCalledMissed() {
        var shop = shop().withRoom("orders");
        remind(shop, "at", at.toEpochMilli());
        Knock.post(port, clock, new Knock.Fired(RandomId.next("alm_"),
                dead(shop, "task:1", "due", "{\"task\":1}").body().replace("alarm.dead", "alarm.fired")));
        jdbc.sql("update task set state = 'waiting' where tenant_id = :shop").param("shop", shop.id).update();

        assertThat(Knock.post(port, clock, dead(shop, "task:1", "due", "{\"task\":1}"))).isEqualTo(200);

        assertThat(OUTBOUND.texts(shop.id)).containsExactly("Reminder: call the supplier");
        assertThat(state(shop)).isEqualTo("done");
    }

    @Test
    void whatRepeatsGoesOnAndTheRoomReadsWhen() {
        var shop = shop().withRoom("orders");
        remind(shop, "cron", "0 10 * * 1");

        assertThat(Knock.post(port, clock, dead(shop, "task:1", "due", "{\"task\":1}"))).isEqualTo(200);

        assertThat(OUTBOUND.texts(shop.id)).singleElement().asString().matches("(?s)This was due here on .*: call the "
                + "supplier\nThe next one comes on Mon .*10:00\\. To stop it: cancel reminder 1");
        assertThat(state(shop)).isEqualTo("waiting");
        assertThat(OUTBOUND.told(shop.id)).singleElement().satisfies(
                told -> assertThat(Instant.parse(told.body().path("expiresAt").asString())).as("the next Monday")
                        .isBetween(at.plusSeconds(900), at.plusSeconds(7 * 86_400 + 900)));
    }

    @Test
    void ofACancelledOneNobodyHears() {
        var shop = shop().withRoom("orders");
        remind(shop, "at", at.toEpochMilli());
        jdbc.sql("update task set state = 'cancelled' where tenant_id = :shop").param("shop", shop.id).update();

        assertThat(Knock.post(port, clock, dead(shop, "task:1", "due", "{\"task\":1}"))).isEqualTo(200);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    @Test
    void theRoomsOfACartReadThatNobodyWasWrittenTo() {
        var shop = shop().withRoom("orders").withRoom("marketing").withCart("12", "open", 12_000);
        clock.set(touched(shop).plusSeconds(4 * 3600));
        var dead = dead(shop, "cart:12", "unpaid", "{\"cart\":\"12\"}");

        assertThat(Knock.post(port, clock, dead)).isEqualTo(200);
        assertThat(Knock.post(port, clock, dead)).isEqualTo(200);
        assertThat(Knock.post(port, clock, Knock.unpaid(shop, "cart:12", "12"))).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("orders-" + shop.id, "marketing-" + shop.id);
        assertThat(OUTBOUND.texts(shop.id)).containsOnly("""
                Cart 12 has been unpaid for 4 h: ₹120.
                Something went wrong at my side when this was due, so nobody has been written to. \
                For what you can do now, write: remind cart 12""");
        assertThat(OUTBOUND.told(shop.id)).allSatisfy(told -> assertThat(told.body().has("buttons")).isTrue());
    }

    @Test
    void whereNoRoomIsBoundTheCustomerIsWrittenToAllTheSame() {
        var person = Long.toString(800_000_000 + Math.abs(clock.millis() % 1_000_000));
        var shop = shop().withCustomer("7", "{\"contact\":{\"channel\":\"telegram\",\"chat\":\"" + person + "\"}}")
                .withCart("12", 12_000, "7");
        clock.set(touched(shop).plusSeconds(4 * 3600));

        assertThat(Knock.post(port, clock, dead(shop, "cart:12", "unpaid", "{\"cart\":\"12\"}"))).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat).containsExactly(person);
    }

    @Test
    void ofAPaidCartNobodyHears() {
        var shop = shop().withRoom("orders").withCart("12", "paid", 12_000);

        assertThat(Knock.post(port, clock, dead(shop, "cart:12", "unpaid", "{\"cart\":\"12\"}"))).isEqualTo(200);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    @Test
    void aCartThatWasTouchedSinceIsLookedAtLater() {
        var shop = shop().withRoom("orders").withCart("12", "open", 12_000);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        clock.set(touched(shop).plusSeconds(60));
        var alarm = "/v1/alarms/" + shop.id + "/cart:12/unpaid";
        var before = Objects.requireNonNull(SCHEDULER.alarms().get(alarm));

        assertThat(Knock.post(port, clock, dead(shop, "cart:12", "unpaid", "{\"cart\":\"12\"}"))).isEqualTo(200);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
        assertThat(SCHEDULER.alarms().get(alarm)).isNotSameAs(before);
    }

    @Test
    void whileOutboundIsAwayItComesAgain() {
        var shop = shop().withRoom("orders");
        remind(shop, "at", at.toEpochMilli());
        var dead = dead(shop, "task:1", "due", "{\"task\":1}");
        OUTBOUND.goesAway(shop.id, 503);

        assertThat(Knock.post(port, clock, dead)).isEqualTo(503);
        OUTBOUND.isBack();
        assertThat(Knock.post(port, clock, dead)).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
    }

    @Test
    void ofAnAlarmThatTheGatewayDoesNotKnowOnlyTheLogHears() {
        var shop = shop().withRoom("orders");

        assertThat(Knock.post(port, clock, dead(shop, "else", "x", "{}"))).isEqualTo(200);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    private void remind(Shop shop, String when, Object moment) {
        jdbc.sql("insert into task (tenant_id, id, channel, chat, created_by, language, text, " + when
                + ", created_at, changed_at) values (:shop, 1, 'telegram', :chat, '11', 'en', 'call the supplier', :when, 0, 0)")
                .param("shop", shop.id).param("chat", "orders-" + shop.id).param("when", moment).update();
    }

    private String state(Shop shop) {
        return jdbc.sql("select state from task where tenant_id = :shop").param("shop", shop.id).query(String.class)
                .single();
    }

    private String audit(Shop shop) {
        return jdbc.sql("select action || ' ' || decision || ' ' || reason from audit where tenant_id = :shop"
                + " and source = 'alarm'").param("shop", shop.id).query(String.class).single();
    }

    private Instant touched(Shop shop) {
        return Instant.ofEpochMilli(Long.parseLong(shop.column("cart", "12", "updated_at")));
    }

    private Knock.Fired dead(Shop shop, String owner, String name, String payload) {
        return new Knock.Fired(RandomId.next("alm_"), """
                {"type":"alarm.dead","timestamp":"%s","data":{"tenant":"%s","owner":"%s","name":"%s","generation":1,
                 "scheduledAt":"%s","attempt":7,"payload":%s,"deadLetter":"alm_1_%d","reason":"answered 500"}}
                """.formatted(at, shop.id, owner, name, at, payload, at.toEpochMilli()));
    }
}
