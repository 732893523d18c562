package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What becomes of events when something is broken: nothing is lost, nothing is told twice. */
class OutboxTests extends WithGateway {
    @Autowired
    Outbox outbox;

    @AfterEach
    void everybodyIsBack() {
        OUTBOUND.isBack();
    }

    @Test
    void whileOutboundIsAwayEventsWait() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        OUTBOUND.goesAway(shop.id, 503);

        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isEqualTo(1));
        OUTBOUND.isBack();
        clock.advance(Duration.ofSeconds(3));

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
        assertThat(OUTBOUND.calls(shop.id)).isEqualTo(2);
    }

    @Test
    void anAbsenceDoesNotCountAgainstAnEvent() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        OUTBOUND.goesAway(shop.id, 503);

        shop.update("order", "1001", "status = 'paid'");
        for (int attempt = 1; attempt <= 9; attempt++) {
            var made = attempt;
            await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isGreaterThanOrEqualTo(made));
            clock.advance(Duration.ofSeconds(1100));
        }

        assertThat(waiting(shop, "refusals")).isZero();
    }

    @Test
    void anAbsenceOfSevenDaysIsADeadLetter() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isEqualTo(1));

        clock.advance(Duration.ofDays(7).minusMinutes(1));
        await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isEqualTo(2));
        assertThat(http.deadLetterOf(shop).isObject()).isFalse();
        clock.advance(Duration.ofMinutes(20));

        await().untilAsserted(() -> assertThat(http.deadLetterOf(shop).isObject()).isTrue());
        assertThat(http.deadLetterOf(shop).path("reason").asString()).startsWith("unreached for 7 days");
        OUTBOUND.isBack();
        assertThat(http.replay(http.deadLetterOf(shop).path("id").asString())).isEqualTo(202);
        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
    }

    @Test
    void moreThanOneClaimTakesIsToldInFullAndOnce() {
        var shop = shop().withRoom("orders");
        jdbc.sql("""
                with recursive number (n) as (select 1001 union all select n + 1 from number where n < 1450)
                insert into nodes (tenant_id, kind, id, status, amount)
                select :tenant, 'order', cast(n as text), 'pending', 100 from number
                """).param("tenant", shop.id).update();

        jdbc.sql("update nodes set status = 'paid' where tenant_id = :tenant and kind = 'order'")
                .param("tenant", shop.id).update();

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.texts(shop.id)).hasSize(450).doesNotHaveDuplicates();
        assertThat(OUTBOUND.messages(shop.id)).isEqualTo(450);
    }

    @Test
    void theFirstSuccessSetsTheOthersFree() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var other = shop().withRoom("orders").withOrder("7", "pending", 100);
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isEqualTo(1));
        OUTBOUND.isBack();

        other.update("order", "7", "status = 'paid'");

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
    }

    @Test
    void aLaneKeepsItsOrder() {
        var shop = shop().withRoom("inventory").withItem("milk", "Milk", "9");
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("item", "milk", "quantity = 4");
        await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isEqualTo(1));
        shop.update("item", "milk", "quantity = 0");
        assertThat(shop.posts()).isEqualTo(2);

        OUTBOUND.isBack();
        clock.advance(Duration.ofSeconds(3));

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Milk is low: 4 left.",
                "Milk is out of stock!"));
    }

    @Test
    void whatIsRefusedSevenTimesIsADeadLetterAndCanBeReplayed() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        OUTBOUND.goesAway(shop.id, 400);

        shop.update("order", "1001", "status = 'paid'");
        for (int attempt = 1; attempt < 7; attempt++) {
            var made = attempt;
            await().untilAsserted(() -> assertThat(waiting(shop, "refusals")).isEqualTo(made));
            clock.advance(Duration.ofSeconds(1100));
        }
        await().untilAsserted(() -> assertThat(http.deadLetterOf(shop).isObject()).isTrue());
        var dead = http.deadLetterOf(shop);
        OUTBOUND.isBack();

        assertThat(dead.path("reason").asString()).isEqualTo("answered 400");
        assertThat(dead.path("type").asString()).isEqualTo("order.paid");
        assertThat(dead.path("size").asInt()).isPositive();
        assertThat(dead.has("body")).isFalse();
        assertThat(http.replay(dead.path("id").asString())).isEqualTo(202);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
        assertThat(http.replay(dead.path("id").asString())).isEqualTo(404);
    }

    @Test
    void anEventThatMeansNothingIsADeadLetterAtOnce() {
        var shop = shop().withRoom("orders");

        post("{\"type\":\"order.lost\",\"tenant_id\":\"" + shop.id + "\",\"id\":\"1\"}");

        await().untilAsserted(() -> assertThat(http.deadLetterOf(shop).isObject()).isTrue());
        assertThat(http.deadLetterOf(shop).path("reason").asString())
                .isEqualTo("the gateway knows no event of this type");
        assertThat(http.deadLettersWithout(TOKEN + "x")).isEqualTo(401);
    }

    @Test
    void aRefusedRowHoldsUpNobodyElse() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var other = shop().withRoom("orders").withOrder("7", "pending", 100);
        OUTBOUND.goesAway(shop.id, 400);

        transaction.executeWithoutResult(_ -> {
            shop.update("order", "1001", "status = 'paid'");
            other.update("order", "7", "status = 'paid'");
        });

        await().untilAsserted(() -> assertThat(OUTBOUND.told(other.id)).hasSize(1));
        await().untilAsserted(() -> assertThat(other.posts()).isZero());
        await().untilAsserted(() -> assertThat(waiting(shop, "refusals")).isEqualTo(1));
    }

    @Test
    void aCrashBetweenEffectAndDeletionRepeatsTheEffectUnderItsKey() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        jdbc.sql("""
                insert into webhook_outbox (id, url, body, lane, created_at, lease_until)
                values (:id, 'tar:events', json_object('type', 'order.paid', 'tenant_id', :tenant, 'id', '1001',
                    'version', 2, 'amount', 100), :lane, :now, :lease)
                """).param("id", "msg_left_by_" + shop.id).param("tenant", shop.id).param("lane", shop.id + "|1001")
                .param("now", clock.millis()).param("lease", clock.millis() + 900_000).update();
        bells.ringAll();

        outbox.releaseAll();
        bells.ringAll();

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
        assertThat(OUTBOUND.calls(shop.id)).isEqualTo(2);
    }

    @Test
    void stockThatIsBackIsNotReportedLate() {
        var shop = shop().withRoom("inventory").withItem("milk", "Milk", "9");
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("item", "milk", "quantity = 0");
        await().untilAsserted(() -> assertThat(waiting(shop, "attempts")).isEqualTo(1));
        shop.update("item", "milk", "quantity = 20");

        OUTBOUND.isBack();
        clock.advance(Duration.ofMinutes(2));

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.told(shop.id)).isEmpty();
    }

    @Test
    void whatWasToldIsWrittenDownWhenTheDatabaseTakesItAgain() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        jdbc.sql("""
                create trigger full_disk before delete on webhook_outbox begin select raise(abort, 'disk full'); end
                """).update();

        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
        assertThat(shop.posts()).isEqualTo(1);
        jdbc.sql("drop trigger full_disk").update();

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.calls(shop.id)).isEqualTo(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aClaimWhoseAnswerWasLostIsSetFreeOnceTheDatabaseIsBack(CapturedOutput output) {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var other = shop().withRoom("orders").withOrder("7", "pending", 100);
        jdbc.sql("""
                create trigger gone before update of lease_until on webhook_outbox when NEW.lane like '%|7'
                begin select raise(abort, 'the server is gone'); end
                """).update();
        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        jdbc.sql("""
                insert into webhook_outbox (id, url, body, lane, created_at, lease_until)
                values (:id, 'tar:events', json_object('type', 'order.paid', 'tenant_id', :tenant, 'id', '1001',
                    'version', 3, 'amount', 200), :lane, :now, :lease)
                """).param("id", "msg_claimed_" + shop.id).param("tenant", shop.id).param("lane", shop.id + "|1001")
                .param("now", clock.millis()).param("lease", clock.millis() + 900_000).update();

        other.update("order", "7", "status = 'paid'");
        await().until(() -> output.getOut().contains("the outbox could not be drained"));
        jdbc.sql("drop trigger gone").update();

        await().untilAsserted(() -> assertThat(shop.posts() + other.posts()).isZero());
        assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 1001 is paid: ₹1.", "Order 1001 is paid: ₹2.");
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        var shop = shop();
        var before = jdbc.sql("select coalesce(max(seq), 0) from webhook_outbox").query(String.class).single();
        for (int n = 1; n <= 100; n++) {
            bury(shop, n);
        }
        assertThat(http.deadLettersAfter(before).get("items")).hasSize(100);
        assertThat(http.deadLettersAfter(before).get("next").isNull()).isTrue();

        bury(shop, 101);

        var next = http.deadLettersAfter(before).get("next").asString();
        assertThat(http.deadLettersAfter(next).get("items")).hasSize(1);
    }

    private void bury(Shop shop, int number) {
        jdbc.sql("""
                insert into webhook_outbox (id, url, body, lane, created_at, state, dead_at)
                values (:id, 'tar:events', '{}', :lane, 0, 'dead', 0)
                """).param("id", "msg_" + shop.id + number).param("lane", shop.id + "|x").update();
    }

    private void post(String body) {
        jdbc.sql("select lib_http_post('https://alert-worker.tar.workers.dev', :body)").param("body", body)
                .query((_, _) -> "").list();
    }

    private int waiting(Shop shop, String column) {
        return jdbc.sql("select coalesce(max(" + column + "), -1) from webhook_outbox where lane like :lane")
                .param("lane", shop.id + "|%").query(Integer.class).single();
    }
}
