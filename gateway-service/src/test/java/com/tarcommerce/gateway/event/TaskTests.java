package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.id.RandomId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task has an alarm while it waits, and is said once when that fires. */
class TaskTests extends WithGateway {
    private Instant at = Instant.EPOCH;

    @BeforeEach
    void dueNow() {
        at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void aTaskThatWaitsHasAnAlarmAndACancelledOneHasNone() {
        var shop = shop().withRoom("orders");
        remind(shop, 1);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop)));
        var alarm = Objects.requireNonNull(SCHEDULER.alarms().get(path(shop)));

        set(shop, "state = 'cancelled'");

        assertThat(Instant.parse(alarm.get("at").asString())).isEqualTo(at);
        assertThat(alarm.get("payload").get("task").asLong()).isOne();
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(path(shop)));
    }

    @Test
    void aTaskAndACartOfOneNumberKeepTheirOwnAlarms() {
        var shop = shop().withRoom("orders").withCart("task:1", "open", 100).withCart("1", "open", 100);
        remind(shop, 1);

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKeys(path(shop),
                "/v1/alarms/" + shop.id + "/cart:1/unpaid", "/v1/alarms/" + shop.id + "/cart:task:1/unpaid"));
    }

    @Test
    void theRoomHearsOfItOnceHoweverOftenItsAlarmComes() {
        var shop = shop().withRoom("orders").withRoom("finance");
        remind(shop, 1);
        var fired = fired(shop);

        assertThat(Knock.post(port, clock, fired)).isEqualTo(200);
        assertThat(Knock.post(port, clock, fired)).isEqualTo(200);
        assertThat(Knock.post(port, clock, fired(shop))).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat, OutboundStandIn.Told::text)
                .containsExactly(tuple("orders-" + shop.id,
                        "Reminder: call the supplier"));
        assertThat(state(shop)).isEqualTo("done");
        assertThat(audit(shop)).isEqualTo("schedule_reminder allowed task 1 said");
    }

    @Test
    void whatComesLateSaysWhenItWasDue() {
        var shop = shop().withRoom("orders");
        at = at.minusSeconds(7200);
        remind(shop, 1);

        Knock.post(port, clock, fired(shop));

        assertThat(OUTBOUND.texts(shop.id)).singleElement().asString()
                .matches("Reminder \\(it was due on .*\\d\\d:\\d\\d\\): call the supplier");
    }

    @Test
    void aCancelledOneIsNotSaid() {
        var shop = shop().withRoom("orders");
        remind(shop, 1);
        set(shop, "state = 'cancelled'");

        assertThat(Knock.post(port, clock, fired(shop))).isEqualTo(200);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    @Test
    void oneThatRepeatsAndIsOverLosesAnAlarmThatFiresAllTheSame() {
        var shop = shop().withRoom("inventory");
        everyMonday(shop);
        set(shop, "state = 'cancelled'");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        Http.send("PUT", SCHEDULER.url() + path(shop), "{\"cron\":\"0 10 * * 1\",\"zone\":\"UTC\"}");

        assertThat(Knock.post(port, clock, fired(shop))).isEqualTo(200);

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(path(shop)));
    }

    @Test
    void ofAnUnboundRoomItPausesAndTheShopIsTold() {
        var shop = shop().withRoom("finance").withRoom("orders");
        remind(shop, 1);
        jdbc.sql("delete from room where tenant_id = :shop and role = 'orders'").param("shop", shop.id).update();

        assertThat(Knock.post(port, clock, fired(shop))).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).singleElement().satisfies(told -> {
            assertThat(told.chat()).isEqualTo("finance-" + shop.id);
            assertThat(told.text()).contains("Reminder 1 is paused", "not bound", "call the supplier", "/bind");
        });
        assertThat(state(shop)).isEqualTo("paused");
        assertThat(audit(shop)).isEqualTo("schedule_reminder denied task 1 paused: unbound");
    }

    @Test
    void boundAgainItIsGivenToTheSchedulerOnceMore() {
        var shop = shop().withRoom("orders");
        remind(shop, 1);
        jdbc.sql("delete from room where tenant_id = :shop").param("shop", shop.id).update();
        Knock.post(port, clock, fired(shop));
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(path(shop)));

        shop.withRoom("orders");

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop)));
        assertThat(state(shop)).isEqualTo("waiting");
    }

    @Test
    void aRoomThatMayNotHaveItAnyMorePausesIt() {
        var shop = shop().withRoom("orders");
        remind(shop, 1);
        jdbc.sql("insert into role_permission (tenant_id, role, intents) values (:shop, 'orders', '[]')")
                .param("shop", shop.id).update();

        Knock.post(port, clock, fired(shop));

        assertThat(OUTBOUND.texts(shop.id)).singleElement().asString().contains("may not have reminders");
        assertThat(state(shop)).isEqualTo("paused");
    }

    @Test
    void whileOutboundIsAwayItWaits() {
        var shop = shop().withRoom("orders");
        remind(shop, 1);
        var fired = fired(shop);
        OUTBOUND.goesAway(shop.id, 503);

        var first = Knock.post(port, clock, fired);
        var between = state(shop);
        OUTBOUND.isBack();
        var second = Knock.post(port, clock, fired);

        assertThat(first).isEqualTo(503);
        assertThat(between).isEqualTo("waiting");
        assertThat(second).isEqualTo(200);
        assertThat(state(shop)).isEqualTo("done");
    }

    @Test
    void whatRepeatsIsSaidEachTimeAndItsAlarmFollowsTheZoneOfTheShop() {
        var shop = shop().withRoom("orders");
        jdbc.sql(
                """
                        insert into task (tenant_id, id, channel, chat, created_by, language, text, cron, created_at, changed_at)
                        values (:shop, 1, 'telegram', :chat, '11', 'en', 'clean the fridge', '0 10 * * 1', 0, 0)
                        """)
                .param("shop", shop.id).param("chat", "orders-" + shop.id).update();
        AI.answer(call -> StandIn.Answer.of(200, call.path().endsWith("intents")
                ? "{\"intent\":\"unknown\",\"confidence\":1,\"engine\":\"t\",\"needs_clarification\":false}"
                : "{\"text\":\"Still thinking?\",\"engine\":\"t\"}"));

        Knock.post(port, clock, fired(shop));
        at = at.plusSeconds(1);
        Knock.post(port, clock, fired(shop));
        jdbc.sql("update tenant set zone = 'Asia/Dubai' where id = :shop").param("shop", shop.id).update();

        assertThat(OUTBOUND.texts(shop.id)).containsExactly("Reminder: clean the fridge",
                "Reminder: clean the fridge");
        assertThat(state(shop)).isEqualTo("waiting");
        await().untilAsserted(
                () -> assertThat(String.valueOf(SCHEDULER.alarms().get(path(shop)))).contains("Asia/Dubai"));
    }

    @Test
    void whatTheSchedulerHasGivenUpIsGivenToItAnewAtTheNextStart() {
        var shop = shop().withRoom("orders");
        at = at.minusSeconds(8 * 86_400);
        remind(shop, 1);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop)));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        giveUp(path(shop));

        bringUpOverdue();

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(shop)));
        assertThat(SCHEDULER.fire(path(shop), (id, body) -> Knock.post(port, clock, new Knock.Fired(id, body))))
                .isEqualTo(200);
        assertThat(OUTBOUND.texts(shop.id)).singleElement().asString().startsWith("Reminder (it was due on ");
    }

    @Test
    void whatRepeatsAndHasNoAlarmGetsOneAtTheNextStartAndWhatHasOneKeepsIt() {
        var gone = shop().withRoom("inventory");
        var there = shop().withRoom("inventory");
        everyMonday(gone);
        everyMonday(there);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKeys(path(gone), path(there)));
        await().untilAsserted(() -> assertThat(gone.posts() + there.posts()).isZero());
        giveUp(path(gone));
        var marked = "{\"cron\":\"0 10 * * 1\",\"zone\":\"UTC\",\"payload\":{\"retried\":true}}";
        Http.send("PUT", SCHEDULER.url() + path(there), marked);

        bringUpOverdue();

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path(gone)));
        await().untilAsserted(() -> assertThat(gone.posts() + there.posts()).isZero());
        assertThat(String.valueOf(SCHEDULER.alarms().get(path(there)))).as("an occurrence may wait in it")
                .contains("retried");
    }

    @Test
    void anOccurrenceIsNotSaidAnyMoreOnceTheNextOneIs() {
        var shop = shop().withRoom("inventory").with("zone = 'UTC'");
        repeating(shop, "clean the fridge", "0 * * * *", "unknown");
        at = clock.instant().truncatedTo(ChronoUnit.HOURS);
        clock.set(at.plusSeconds(1));

        Knock.post(port, clock, fired(shop));

        assertThat(expiries(shop)).containsExactly(at.plusSeconds(3600).toString());
    }

    @Test
    void whatComesEachMinuteIsStillSaidAFewMinutesLaterAndWhatComesOnceWhenever() {
        var often = shop().withRoom("inventory").with("zone = 'UTC'");
        repeating(often, "clean the fridge", "* * * * *", "unknown");
        var once = shop().withRoom("orders");
        remind(once, 1);

        Knock.post(port, clock, fired(often));
        Knock.post(port, clock, fired(once));

        assertThat(expiries(often)).containsExactly(clock.instant().plusSeconds(900).toString());
        assertThat(expiries(once)).containsExactly("");
    }

    @Test
    void ofWhatRepeatsOnlyTheNewestOccurrenceThatWasLeftIsSaidAtTheNextStart() {
        var shop = shop().withRoom("inventory").with("zone = 'UTC'");
        repeating(shop, "clean the fridge", "*/15 * * * *", "unknown");
        var newest = Instant.ofEpochSecond(clock.instant().getEpochSecond() / 900 * 900);
        var left = Stream.of(2, 1, 0).map(quarters -> {
            at = newest.minusSeconds(900L * quarters);
            var fired = fired(shop);
            events.keep(fired.id(), fired.body());
            return fired.id();
        }).toList();

        resume.start();

        await().untilAsserted(() -> assertThat(events.open()).extracting(InboundEvents.Open::webhookId)
                .doesNotContainAnyElementsOf(left));
        assertThat(OUTBOUND.told(shop.id)).singleElement()
                .satisfies(told -> assertThat(told.key()).contains(":" + newest.toEpochMilli() + ":"));
    }

    @Test
    void everyMondayTheRoomGetsWhatIsLowAtThatMoment() {
        var shop = shop().withRoom("inventory").withItem("1", "Milk", "40").withItem("2", "Bread", "3");
        everyMonday(shop);
        Knock.post(port, clock, fired(shop));
        shop.update("item", "1", "quantity = 2");
        shop.update("item", "2", "quantity = 90");
        at = at.plusSeconds(7 * 86_400);

        Knock.post(port, clock, fired(shop));

        assertThat(reminders(shop)).containsExactly("Reminder: send low stock\n\nRunning out:\n• Bread: 3",
                "Reminder: send low stock\n\nRunning out:\n• Milk: 2");
        assertThat(state(shop)).isEqualTo("waiting");
    }

    /** As while ai-service is away, though it answers others. */
    @Test
    void whatRepeatsAndIsNotAnsweredInTimeWaitsALittleAndIsThenOnlySaid() {
        var shop = shop().withRoom("inventory").withItem("2", "Bread", "3");
        everyMonday(shop);
        var over = new CountDownLatch(1);
        AI.answer(call -> {
            if (call.body().contains("send low stock")) {
                hold(over);
            }
            return StandIn.Answer.of(200,
                    "{\"intent\":\"unknown\",\"confidence\":1,\"engine\":\"t\",\"needs_clarification\":false}");
        });
        try {
            var fired = fired(shop);

            assertThat(Knock.post(port, clock, fired)).isEqualTo(503);
            assertThat(Knock.post(port, clock,
                    new Knock.Fired(fired.id(), fired.body().replace("\"attempt\":1", "\"attempt\":3"))))
                    .isEqualTo(200);
            assertThat(reminders(shop)).containsExactly("Reminder: send low stock");
        } finally {
            over.countDown();
        }
    }

    @Test
    void whatTheRoomMayNotSeeAnyMoreItIsToldAndNotShown() {
        var shop = shop().withRoom("inventory").withItem("2", "Bread", "3");
        everyMonday(shop);
        jdbc.sql("update room set role = 'orders' where tenant_id = :shop").param("shop", shop.id).update();

        Knock.post(port, clock, fired(shop));

        assertThat(reminders(shop)).singleElement().asString().startsWith("Reminder: send low stock\n\n")
                .doesNotContain("Bread");
    }

    @Test
    void whatRepeatsPausesWhenItsRoomIsUnboundAndTheShopIsTold() {
        var shop = shop().withRoom("general").withRoom("inventory").withItem("2", "Bread", "3");
        everyMonday(shop);
        jdbc.sql("delete from room where tenant_id = :shop and role = 'inventory'").param("shop", shop.id).update();

        assertThat(Knock.post(port, clock, fired(shop))).isEqualTo(200);

        assertThat(state(shop)).isEqualTo("paused");
        assertThat(OUTBOUND.texts(shop.id)).filteredOn(text -> text.startsWith("Reminder")).singleElement().asString()
                .contains("paused", "not bound", "send low stock", "/bind");
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(path(shop)));
    }

    @Test
    void aReminderThatSomebodySetComesInQuietHoursToo() {
        var shop = shop().withRoom("orders");
        var minute = at.getEpochSecond() / 60 % 1440;
        shop.with("zone = 'UTC', quiet_from = " + (minute + 1430) % 1440 + ", quiet_to = " + (minute + 10) % 1440);
        remind(shop, 1);

        assertThat(Knock.post(port, clock, fired(shop))).isEqualTo(200);

        assertThat(OUTBOUND.texts(shop.id)).containsExactly("Reminder: call the supplier");
        assertThat(state(shop)).isEqualTo("done");
    }

    /** What an alert about stock says is left out. */
    private static List<String> reminders(Shop shop) {
        return OUTBOUND.texts(shop.id).stream().filter(text -> text.startsWith("Reminder")).toList();
    }

    private static List<String> expiries(Shop shop) {
        return OUTBOUND.told(shop.id).stream().map(told -> told.body().path("expiresAt").asString("")).toList();
    }

    private void everyMonday(Shop shop) {
        repeating(shop, "send low stock", "0 10 * * 1", "list_low_stock");
    }

    private static void hold(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeating(Shop shop, String text, String cron, String intent) {
        jdbc.sql(
                """
                        insert into task (tenant_id, id, channel, chat, created_by, language, text, cron, created_at, changed_at)
                        values (:shop, 1, 'telegram', :chat, '11', 'en', :text, :cron, 0, 0)
                        """)
                .param("shop", shop.id).param("chat", "inventory-" + shop.id).param("text", text)
                .param("cron", cron).update();
        AI.answer(call -> StandIn.Answer.of(200, call.path().endsWith("intents")
                ? "{\"intent\":\"" + intent + "\",\"confidence\":1,\"engine\":\"t\",\"needs_clarification\":false}"
                : "{\"text\":\"Still thinking?\",\"engine\":\"t\"}"));
    }

    private void remind(Shop shop, long id) {
        jdbc.sql("""
                insert into task (tenant_id, id, channel, chat, created_by, language, text, at, created_at, changed_at)
                values (:shop, :id, 'telegram', :chat, '11', 'en', 'call the supplier', :at, 0, 0)
                """).param("shop", shop.id).param("id", id).param("chat", "orders-" + shop.id)
                .param("at", at.toEpochMilli()).update();
    }

    private void set(Shop shop, String assignment) {
        jdbc.sql("update task set " + assignment + " where tenant_id = :shop").param("shop", shop.id).update();
    }

    private String state(Shop shop) {
        return jdbc.sql("select state from task where tenant_id = :shop").param("shop", shop.id).query(String.class)
                .single();
    }

    private String audit(Shop shop) {
        return jdbc.sql("select action || ' ' || decision || ' ' || reason from audit where tenant_id = :shop"
                + " and source = 'alarm'").param("shop", shop.id).query(String.class).single();
    }

    /** Each with a webhook-id of its own, as after another PUT of the same alarm. */
    private Knock.Fired fired(Shop shop) {
        return new Knock.Fired(RandomId.next("alm_"), """
                {"type":"alarm.fired","timestamp":"%s","data":{"tenant":"%s","owner":"task:1","name":"due",
                 "generation":1,"scheduledAt":"%s","attempt":1,"payload":{"task":1}}}
                """.formatted(at, shop.id, at));
    }

    private static String path(Shop shop) {
        return "/v1/alarms/" + shop.id + "/task:1/due";
    }
}
