package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.alarm.AlarmBatchApi;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.audit.AuditLog;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What changes by the thousand in one shop holds up nobody else's alarms. */
class KeepAlarmsTests extends WithGateway {
    @Autowired
    Outbox outbox;
    @Autowired
    Partitions partitions;
    @Autowired
    ApplicationContext beans;

    @Test
    void shopsTakeTurnsAndWhatAPersonAskedForGoesFirst() {
        var claimed = Objects.requireNonNull(transaction.execute(status -> {
            IntStream.range(0, 450).forEach(cart -> post("big|" + cart, "cart.changed", "big", Integer.toString(cart)));
            post("big|task:1", "task.changed", "big", "1");
            post("small|7", "cart.changed", "small", "7");
            post("small|task:1", "task.changed", "small", "1");
            status.setRollbackOnly();
            return outbox.claim(outbox.nextInTurn(clock.instant()), clock.instant(), Duration.ofMinutes(1),
                    Objects.requireNonNull(partitions.hold(0)));
        }));

        assertThat(claimed).hasSizeLessThan(450).extracting(OutboxRow::lane).contains("big|task:1", "small|7",
                "small|task:1", "big|0");
    }

    @Test
    void whatChangedTogetherIsSetInOneCall() {
        var shop = shop();
        var before = SCHEDULER.calls();

        carts(shop, 150);

        await().untilAsserted(() -> assertThat(alarms(shop)).hasSize(150));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(SCHEDULER.calls() - before).isLessThan(50);
    }

    @Test
    void whatChangedTogetherIsDeletedToo() {
        var shop = shop();
        carts(shop, 150);
        await().untilAsserted(() -> assertThat(alarms(shop)).hasSize(150));

        jdbc.sql("update nodes set status = 'paid' where tenant_id = :shop and kind = 'cart'").param("shop", shop.id)
                .update();

        await().untilAsserted(() -> assertThat(alarms(shop)).isEmpty());
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
    }

    @Test
    void oneThatTheSchedulerRefusesTakesNoneOfTheOthersAlong() {
        var shop = shop();
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'No segment', 0) on conflict do nothing")
                .param("id", "no/segment").update();

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("insert into nodes (tenant_id, kind, id, status) values ('no/segment', 'cart', :id, 'open')")
                    .param("id", shop.id).update();
            carts(shop, 3);
        });

        await().untilAsserted(() -> assertThat(alarms(shop)).hasSize(3));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(jdbc.sql("select refusals from webhook_outbox where lane = :lane").param("lane",
                "no/segment|" + shop.id).query(Integer.class).single()).isPositive();
        // Tried again in the middle of another test it would have those alarms set one by one, too.
        jdbc.sql("delete from webhook_outbox where lane like 'no/segment|%'").update();
    }

    @Test
    void whatMayBeMissedIsAskedForOnceAndAnewAfterItsEventDied() {
        var missed = List.of(Posting.missed(PostedEvent.TASK_MISSED, "a", "7", "task:7"));
        var of = "from webhook_outbox where lane = 'a|task:7'";

        var states = Objects.requireNonNull(transaction.execute(status -> {
            outbox.add(Outbox.CARTS, missed, clock.instant());
            outbox.add(Outbox.CARTS, missed, clock.instant());
            jdbc.sql("update webhook_outbox set state = 'dead', refusals = 7 where lane = 'a|task:7'").update();
            outbox.add(Outbox.CARTS, missed, clock.instant());
            status.setRollbackOnly();
            return jdbc.sql("select state || refusals " + of).query(String.class).list();
        }));

        assertThat(states).containsExactly("waiting0");
    }

    @Test
    void whatAReplicaDidThatSleptIsLookedAtAnew() throws InterruptedException {
        var shop = shop().withCart("12", "open", 100);
        var path = "/v1/alarms/" + shop.id + "/cart:12/unpaid";
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        // It saw the cart paid, slept, and deletes what the new owner has set.
        var kept = keepingBy(new Fence(transaction, new Taken(() -> giveUp(path))), beans.getBean(HandAlarms.class));
        kept.perform(List.of(changed(shop)));

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path));
    }

    @Test
    void whatItDidBeforeItBrokeOffIsLookedAtAnewToo() {
        var shop = shop().withCart("12", "open", 100);
        var path = "/v1/alarms/" + shop.id + "/cart:12/unpaid";
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        var breaking = new HandAlarms(beans.getBean(AlarmsApi.class), beans.getBean(AlarmBatchApi.class), clock) {
            @Override
            Map<AlarmWish, Outcome> hand(List<AlarmWish> wishes) {
                giveUp(path);
                throw new IllegalStateException("as the test wants it");
            }
        };

        assertThatThrownBy(() -> keepingBy(new Fence(transaction, new Taken(() -> {
        })), breaking).perform(List.of(changed(shop)))).isInstanceOf(IllegalStateException.class);

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(path));
    }

    private OutboxRow changed(Shop shop) {
        return new OutboxRow(0, "msg_of_" + shop.id, Outbox.CARTS,
                "{\"type\":\"cart.changed\",\"tenant_id\":\"" + shop.id + "\",\"id\":\"12\"}", shop.id + "|12", null,
                clock.instant(), 0, 0, clock.instant().plus(RetryPlan.PATIENCE), new Hold(0, 1));
    }

    @Test
    void overdueCartsThatLostTheirAlarmGetItBackAtTheNextStart() {
        var shop = shop().withRoom("orders").withCart("open", "open", 100).withCart("paid", "paid", 100)
                .withCart("muted", "open", 100).withCart("old", "open", 100).withCart("fresh", "open", 100);
        jdbc.sql("insert into cart_nudge (tenant_id, cart_id, version, muted, changed_at)"
                + " values (:shop, 'muted', 1, 1, 0)").param("shop", shop.id).update();
        fourHoursAgo(shop, "open", "muted");
        shop.update("cart", "old", "created_at = 1, updated_at = 1");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        await().untilAsserted(() -> assertThat(alarms(shop)).hasSize(3));
        alarms(shop).forEach(WithGateway::giveUp);

        bringUpOverdue();

        assertThat(alarms(shop)).containsExactly("/v1/alarms/" + shop.id + "/cart:open/unpaid");
    }

    @Test
    void whatFellIntoQuietHoursIsNotOverdueBeforeTheirEnd() {
        var now = clock.instant().atZone(ZoneId.of("Asia/Kolkata")).get(ChronoField.MINUTE_OF_DAY);
        var shop = shop().withRoom("orders").withCart("open", "open", 100)
                .with("quiet_from = %d, quiet_to = %d".formatted((now + 1260) % 1440, (now + 180) % 1440));
        fourHoursAgo(shop, "open");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        await().untilAsserted(() -> assertThat(alarms(shop)).hasSize(1));
        alarms(shop).forEach(WithGateway::giveUp);

        bringUpOverdue();

        assertThat(alarms(shop)).isEmpty();
    }

    @Test
    void aStartQueuesNothingOfThousandsOfCartsAndRemindersThatAreWell() throws InterruptedException {
        var shop = shop().withRoom("orders");
        carts(shop, 3_000);
        jdbc.sql(
                """
                        with recursive number (n) as (select 1 union all select n + 1 from number where n < 50)
                        insert into task (tenant_id, id, channel, chat, created_by, language, text, cron, created_at, changed_at)
                        select :shop, n, 'telegram', 'c', '11', 'en', 'clean', '0 10 * * 1', 0, 0 from number
                        """)
                .param("shop", shop.id).update();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(alarms(shop)).hasSize(3_050));
        var before = rowsUntilNow();

        overdue.bringUp();

        assertThat(rowsUntilNow() - before).as("rows, those of other tests among them").isLessThan(40);
    }

    @Test
    void whatAStartFoundIsBehindWhatAPersonAskedFor() {
        var claimed = Objects.requireNonNull(transaction.execute(status -> {
            outbox.add(Outbox.MISSED, IntStream.range(0, 450).mapToObj(
                    no -> Posting.missed(PostedEvent.TASK_MISSED, "shop" + no, "1", "task:1")).toList(),
                    clock.instant());
            post("small|task:1", "task.changed", "small", "1");
            status.setRollbackOnly();
            return outbox.claim(outbox.nextInTurn(clock.instant()), clock.instant(), Duration.ofMinutes(1),
                    Objects.requireNonNull(partitions.hold(0)));
        }));

        assertThat(claimed).extracting(OutboxRow::lane).contains("small|task:1");
    }

    @Test
    void whatAStartFindsGoesIntoTheQueueBehind() throws InterruptedException {
        var shop = shop().withRoom("orders").withCart("12", "open", 100);
        fourHoursAgo(shop, "12");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        alarms(shop).forEach(WithGateway::giveUp);
        SCHEDULER.goesAway(shop.id, 503);
        try {
            overdue.bringUp();

            assertThat(jdbc.sql("select url from webhook_outbox where lane = :lane").param("lane", shop.id + "|12")
                    .query(String.class).list()).containsExactly(Outbox.MISSED);
        } finally {
            SCHEDULER.isBack();
            jdbc.sql("delete from webhook_outbox where lane = :lane").param("lane", shop.id + "|12").update();
        }
    }

    /** It may have been looked at while it was paid, and be handed over after somebody opened it again. */
    @Test
    void whatAStartAsksForTakesNoAlarmAway() throws InterruptedException {
        var shop = shop();
        var path = "/v1/alarms/" + shop.id + "/cart:12/unpaid";
        Http.send("PUT", SCHEDULER.url() + path, "{\"delay\":\"PT1H\"}");

        beans.getBean(HandAlarms.class)
                .hand(List.of(new AlarmWish(shop.id, "cart:12", "unpaid", null, true, false)));

        assertThat(SCHEDULER.alarms()).containsKey(path);
    }

    private void fourHoursAgo(Shop shop, String... carts) {
        var touched = clock.instant().minus(Duration.ofHours(4)).toEpochMilli();
        for (var cart : carts) {
            shop.update("cart", cart, "created_at = " + touched + ", updated_at = " + touched);
        }
    }

    private long rowsUntilNow() {
        return jdbc.sql("select seq from sqlite_sequence where name = 'webhook_outbox'").query(Long.class).single();
    }

    private KeepAlarms keepingBy(Fence fence, HandAlarms hand) {
        var settlement = new Settlement(outbox, beans.getBean(AuditLog.class), fence,
                beans.getBean(OutboxMetrics.class), bells, clock);
        return new KeepAlarms(beans.getBean(AlarmWishes.class), hand, settlement,
                beans.getBean(LookAgain.class), beans.getBean(Traces.class));
    }

    private void carts(Shop shop, int count) {
        jdbc.sql("""
                with recursive number (n) as (select 1 union all select n + 1 from number where n < :count)
                insert into nodes (tenant_id, kind, id, status, amount)
                select :tenant, 'cart', cast(n as text), 'open', 100 from number
                """).param("tenant", shop.id).param("count", count).update();
    }

    private static List<String> alarms(Shop shop) {
        return SCHEDULER.alarms().keySet().stream().filter(path -> path.startsWith("/v1/alarms/" + shop.id + "/"))
                .toList();
    }

    private void post(String lane, String type, String tenant, String id) {
        jdbc.sql("""
                insert into webhook_outbox (id, url, body, lane, created_at)
                values (:id, 'tar:carts', json_object('type', :type, 'tenant_id', :tenant, 'id', :about), :lane, 0)
                """).param("id", "msg_" + lane).param("type", type).param("tenant", tenant).param("about", id)
                .param("lane", lane).update();
    }
}
