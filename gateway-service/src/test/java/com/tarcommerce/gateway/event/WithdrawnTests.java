package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits at outbound about a cart does not leave once the cart is settled, or nobody wants to hear of it. */
class WithdrawnTests extends WithGateway {
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final AtomicLong PEOPLE = new AtomicLong(700_000_000);

    private final String person = Long.toString(PEOPLE.incrementAndGet());

    @AfterEach
    void allAreBack() {
        OUTBOUND.isBack();
        SCHEDULER.isBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update nodes set status = 'paid'", "update nodes set status = 'cancelled'",
            "delete from nodes"})
    void aCartThatIsPaidOrGoneTakesBackWhatItsCustomerAndItsRoomsWouldHear(String change) {
        var shop = nudged();
        var texts = List.of(textOf(shop), roomsOf(shop));

        jdbc.sql(change + " where tenant_id = :shop and kind = 'cart'").param("shop", shop.id).update();

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactlyInAnyOrderElementsOf(texts));
        await().untilAsserted(() -> assertThat(waiting(shop)).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update cart_nudge set muted = 1 where tenant_id = :shop",
            "update cart_nudge set not_before = changed_at + 7200000 where tenant_id = :shop",
            "insert into opt_out (channel, chat, at) select 'telegram', :person, 0 where :shop <> ''",
            "update nodes set data = json_set(data, '$.opted_out', json('true'))"
                    + " where tenant_id = :shop and kind = 'customer'"})
    void whereNobodyWantsItAnyMoreTheCustomersTextIsTakenBack(String change) {
        var shop = nudged();
        var text = textOf(shop);

        jdbc.sql(change).param("shop", shop.id).param("person", person).update();

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactly(text));
    }

    @Test
    void whatIsStillWantedWaitsOn() {
        var shop = nudged();

        shop.update("cart", "12", "amount = 13000");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());

        assertThat(OUTBOUND.withdrawn(shop)).isEmpty();
        assertThat(waiting(shop)).isEqualTo(2);
    }

    @Test
    void whatWasSentIsLeftAndNotAskedForAgain() {
        var shop = nudged();
        OUTBOUND.sends(shop);

        shop.update("cart", "12", "status = 'paid'");

        await().untilAsserted(() -> assertThat(waiting(shop)).isZero());
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.withdrawn(shop)).isEmpty();
    }

    @Test
    void whileOutboundIsAwayItIsNotForgotten() {
        var shop = nudged();
        var text = textOf(shop);
        OUTBOUND.goesAway(shop.id, 503);

        shop.update("cart", "12", "status = 'paid'");
        await().untilAsserted(() -> assertThat(attempts(shop)).isPositive());
        OUTBOUND.isBack();
        clock.advance(Duration.ofSeconds(4));

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).contains(text));
    }

    @Test
    void anOutboundThatDoesNotAnswerHoldsUpNobodysAlarm() {
        var shop = nudged();
        var before = OUTBOUND.calls(shop.id);
        var answers = OUTBOUND.hangs(shop.id);

        shop.update("cart", "12", "status = 'paid'");
        await().untilAsserted(() -> assertThat(OUTBOUND.calls(shop.id)).isGreaterThan(before));
        var other = shop().withCart("1", "open", 100);
        await().atMost(Duration.ofSeconds(6)).untilAsserted(
                () -> assertThat(SCHEDULER.alarms()).containsKey("/v1/alarms/" + other.id + "/cart:1/unpaid"));
        answers.countDown();

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).hasSize(2));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
    }

    @Test
    void anAlarmThatTheSchedulerDidNotTakeWaitsForNoOutbound() {
        var shop = nudged();
        var alarm = touchedAndThenStopped(shop, () -> OUTBOUND.goesAway(shop.id, 503));

        await().untilAsserted(() -> assertThat(attempts(shop)).isPositive());
        SCHEDULER.isBack();
        clock.advance(Duration.ofSeconds(4));

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(alarm));
        assertThat(OUTBOUND.withdrawn(shop)).isEmpty();
    }

    @Test
    void whatIsToBeTakenBackWaitsForNoScheduler() {
        var shop = nudged();
        var text = textOf(shop);
        touchedAndThenStopped(shop, () -> {
        });

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactly(text));
    }

    @Test
    void aSecondTextThatIsToBeTakenBackWaitsForNoSchedulerEither() {
        var shop = nudged();
        var first = textOf(shop);
        touchedAndThenStopped(shop, () -> {
        });
        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactly(first));
        var second = handed(shop, 2);
        OUTBOUND.take(
                SendMessage.text(second, shop.id, new Room("telegram", null, person, null), "x", Priority.BROADCAST));

        clock.advance(Duration.ofSeconds(8));

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactly(first, second));
    }

    /** The scheduler is away when the customer writes 'stop', and has lost the alarm of the cart. */
    private String touchedAndThenStopped(Shop shop, Runnable before) {
        var alarm = "/v1/alarms/" + shop.id + "/cart:12/unpaid";
        shop.update("cart", "12", "amount = 13000");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        giveUp(alarm);
        SCHEDULER.goesAway(shop.id, 503);
        before.run();
        jdbc.sql("insert into opt_out (channel, chat, at) values ('telegram', :person, 0)").param("person", person)
                .update();
        return alarm;
    }

    @Test
    void anOutboundThatDoesNotAnswerIsAskedOnceAClaim() {
        var shop = nudged();
        var before = OUTBOUND.calls(shop.id);
        OUTBOUND.goesAway(shop.id, 503);

        shop.update("cart", "12", "status = 'paid'");
        await().untilAsserted(() -> assertThat(attempts(shop)).isOne());

        assertThat(OUTBOUND.calls(shop.id) - before).isOne();
    }

    @Test
    void whatWaitsForOutboundIsNotSetFreeBecauseTheSchedulerAnswers() {
        var shop = nudged();
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("cart", "12", "status = 'paid'");
        await().untilAsserted(() -> assertThat(attempts(shop)).isPositive());

        for (int cart = 1; cart <= 3; cart++) {
            var other = shop().withCart("1", "open", 100);
            await().untilAsserted(() -> assertThat(other.posts()).isZero());
        }

        assertThat(attempts(shop)).isOne();
    }

    @Test
    void whatWasTakenBackCountsNeitherAsATextNorForTheDay() {
        var shop = nudged();
        var later = clock.instant().plus(THREE_HOURS);
        jdbc.sql("update cart_nudge set not_before = :later where tenant_id = :shop").param("shop", shop.id)
                .param("later", later.toEpochMilli()).update();
        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactly(textOf(shop)));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());

        clock.set(later);
        SCHEDULER.fireDue(shop.id, (id, body) -> Knock.post(port, clock, new Knock.Fired(id, body)));

        assertThat(OUTBOUND.told(shop.id)).filteredOn(told -> told.chat().equals(person)).hasSize(2)
                .last().satisfies(told -> assertThat(told.key()).endsWith(":2"));
    }

    @Test
    void whatReachesOutboundOnlyAfterThePaymentIsTakenBackToo() {
        var shop = shop().withCart("12", "open", 100);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        var key = handed(shop, 1);

        shop.update("cart", "12", "status = 'paid'");
        await().untilAsserted(() -> assertThat(attempts(shop)).isPositive());
        OUTBOUND.take(
                SendMessage.text(key, shop.id, new Room("telegram", null, person, null), "x", Priority.BROADCAST));
        clock.advance(Duration.ofSeconds(4));

        await().untilAsserted(() -> assertThat(OUTBOUND.withdrawn(shop)).containsExactly(key));
    }

    @Test
    void whatNeverReachesOutboundIsNotAskedForForEver() {
        var shop = nudged();
        OUTBOUND.forgets(shop);

        shop.update("cart", "12", "status = 'paid'");

        for (int attempt = 1; attempt < RetryPlan.MOST_REFUSALS; attempt++) {
            var made = attempt;
            await().untilAsserted(() -> assertThat(attempts(shop)).isEqualTo(made));
            clock.advance(Duration.ofHours(1));
        }
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(waiting(shop)).isZero();
    }

    /** Three hours have passed: text and message are at outbound, which sends nothing by itself. */
    private Shop nudged() {
        var shop = shop().withRoom("orders")
                .withCustomer("7", "{\"contact\":{\"channel\":\"telegram\",\"chat\":\"" + person + "\"}}")
                .withCart("12", 12_000, "7");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        clock.set(Instant.ofEpochMilli(Long.parseLong(shop.column("cart", "12", "updated_at"))).plus(THREE_HOURS));
        assertThat(SCHEDULER.fireDue(shop.id, (id, body) -> Knock.post(port, clock, new Knock.Fired(id, body))))
                .isOne();
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        return shop;
    }

    /** A text is written down, and about to be handed to outbound; its key. */
    private String handed(Shop shop, int number) {
        var key = "cart.nudge:" + shop.id + ":12:1:" + number;
        jdbc.sql("""
                insert into cart_message (tenant_id, cart_id, key, channel, chat, expires_at)
                values (:shop, '12', :key, 'telegram', :person, :expires)
                """).param("shop", shop.id).param("key", key).param("person", person)
                .param("expires", clock.millis() + 60_000_000).update();
        return key;
    }

    private static String textOf(Shop shop) {
        return OUTBOUND.told(shop.id).getFirst().key();
    }

    private static String roomsOf(Shop shop) {
        return OUTBOUND.told(shop.id).get(1).key();
    }

    private long waiting(Shop shop) {
        return jdbc.sql("select count(*) from cart_message where tenant_id = :shop").param("shop", shop.id)
                .query(Long.class).single();
    }

    private long attempts(Shop shop) {
        return jdbc.sql("select coalesce(max(attempts), 0) from webhook_outbox where lane like :lane")
                .param("lane", shop.id + "|%").query(Long.class).single();
    }
}
