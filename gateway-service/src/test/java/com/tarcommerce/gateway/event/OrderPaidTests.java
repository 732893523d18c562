package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** An order that is paid, by whatever statement, is told once in the rooms that it concerns. */
class OrderPaidTests extends WithGateway {

    @AfterEach
    void noOtherTriggers() {
        jdbc.sql("drop trigger if exists notify_paid_order").update();
    }

    /** SQLite says of a trigger that it exists where a connection has not read since another one dropped it. */
    private void addTheSeedsTrigger() throws IOException {
        var sql = new ClassPathResource("event/seed-trigger.sql").getContentAsString(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select count(*) from tenant").query(Long.class).single();
            jdbc.sql(sql).update();
        });
    }

    @Test
    void anUpdateIsToldToOrdersAndFinance() {
        var shop = shop().withRoom("inventory").withRoom("orders").withRoom("finance").withOrder("1001", "pending",
                45_050);

        shop.update("order", "1001", "status = 'paid'");

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(2));
        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("orders-" + shop.id, "finance-" + shop.id);
        assertThat(OUTBOUND.texts(shop.id)).containsOnly("Order 1001 is paid: ₹450.50.");
        assertThat(OUTBOUND.told(shop.id).getFirst().key())
                .isEqualTo("order.paid:" + shop.id + ":1001:2:telegram//orders-" + shop.id + "/");
        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::body).allSatisfy(body -> {
            assertThat(body.get("priority").asString()).isEqualTo("alert");
            assertThat(body.has("expiresAt")).as("whoever has to ship it learns of it, however late").isFalse();
        });
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
    }

    @Test
    void anInsertIsToldToo() {
        var shop = shop().withRoom("orders");

        shop.withOrder("77", "paid", 0);

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 77 is paid."));
    }

    @Test
    void theSeedsTriggerRunsAsWrittenAndTheChangeIsToldOnce() throws IOException {
        addTheSeedsTrigger();
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 45_000);

        var changed = transaction.execute(_ -> {
            shop.update("order", "1001", "status = 'paid'");
            return shop.posts();
        });

        assertThat(changed).as("the seed's post and the built-in one").isEqualTo(2);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 1001 is paid: ₹450.");
    }

    @Test
    void theSeedsTriggerAloneIsEnough() throws IOException {
        addTheSeedsTrigger();
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 45_000);

        transaction.executeWithoutResult(_ -> {
            shop.update("order", "1001", "status = 'paid'");
            jdbc.sql("delete from webhook_outbox where lane = :lane and body like '%order.paid%'")
                    .param("lane", shop.id + "|1001").update();
        });

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 1001 is paid: ₹450."));
        assertThat(OUTBOUND.told(shop.id).getFirst().key()).startsWith("order.paid:" + shop.id + ":1001:2:");
    }

    @Test
    void aCartThatIsPaidDoesNotTellOfTheOrderWithItsNumber() throws IOException {
        addTheSeedsTrigger();
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 45_000).withCart("1001", "open", 100);

        shop.update("cart", "1001", "status = 'paid'");

        await().untilAsserted(() -> assertThat(jdbc
                .sql("select reason from audit where tenant_id = :tenant and action = 'order.paid'")
                .param("tenant", shop.id).query(String.class).list()).containsExactly("the order was never paid"));
        assertThat(OUTBOUND.told(shop.id)).isEmpty();
    }

    @Test
    void beingPaidAgainLaterIsToldAgain() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);

        shop.update("order", "1001", "status = 'paid'");
        shop.update("order", "1001", "status = 'pending'");
        shop.update("order", "1001", "status = 'paid', version = version + 1");
        shop.update("order", "1001", "name = 'Asha'");

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).hasSize(2));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::key).allMatch(key -> key.matches(
                "order\\.paid:.*:1001:[24]:.*"));
        assertThat(shop.column("order", "1001", "version")).isEqualTo("5");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100).withOrder("1002", "pending", 100);

        transaction.executeWithoutResult(status -> {
            shop.update("order", "1001", "status = 'paid'");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            var before = status.createSavepoint();
            shop.update("order", "1001", "status = 'paid'");
            status.rollbackToSavepoint(before);
            shop.update("order", "1002", "status = 'paid'");
        });

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).isNotEmpty());
        assertThat(OUTBOUND.texts(shop.id)).containsExactly("Order 1002 is paid: ₹1.");
        assertThat(shop.posts()).isZero();
    }

    @Test
    void withoutARoomOfItsRolesTheGeneralRoomIsTold() {
        var shop = shop().withRoom("inventory").withRoom("general").withOrder("1001", "pending", 100);

        shop.update("order", "1001", "status = 'paid'");

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("general-" + shop.id));
    }

    @Test
    void withoutThatTheOldestRoomIsTold() {
        var shop = shop().withRoom("marketing").withRoom("inventory").withOrder("1001", "pending", 100);

        shop.update("order", "1001", "status = 'paid'");

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("marketing-" + shop.id));
    }

    @Test
    void withoutAnyRoomItIsDroppedAndAudited() {
        var shop = shop().withOrder("1001", "pending", 100);

        shop.update("order", "1001", "status = 'paid'");

        await().untilAsserted(() -> assertThat(jdbc
                .sql("select reason from audit where tenant_id = :tenant and action = 'order.paid'")
                .param("tenant", shop.id).query(String.class).list()).containsExactly("the shop has no bound room"));
        assertThat(shop.posts()).isZero();
    }
}
