package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.partition.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the inventory room hears of an item's stock. */
class StockTests extends WithGateway {
    @Autowired
    ComposeAlert compose;

    @Test
    void runningOutIsToldOnce() {
        var shop = shop().withRoom("inventory").withItem("milk", "Milk", "9");

        shop.update("item", "milk", "quantity = 0");
        shop.update("item", "milk", "quantity = -1");
        shop.update("item", "milk", "amount = 5");

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Milk is out of stock!"));
    }

    @Test
    void itIsNoNewsADayLater() {
        var shop = shop().withRoom("inventory").withItem("milk", "Milk", "9");
        var before = clock.instant().truncatedTo(ChronoUnit.MILLIS);

        shop.update("item", "milk", "quantity = 0");

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
        assertThat(Instant.parse(OUTBOUND.told(shop.id).getFirst().body().get("expiresAt").asString()))
                .isBetween(before.plus(Duration.ofHours(24)), before.plus(Duration.ofHours(26)));
    }

    @Test
    void theSameChangeToldAgainIsTheSameMessageAlsoByAnotherTriggerAndAfterItHasWaited() {
        var shop = shop().withRoom("inventory").withItem("milk", "Milk", "0");
        var posted = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(10));
        clock.set(posted);
        var once = told(shop, posted);

        assertThat(told(shop, posted.plusMillis(7))).isEqualTo(once);
        clock.advance(Duration.ofMinutes(2));
        assertThat(told(shop, posted)).isEqualTo(once);
        clock.advance(Duration.ofHours(30));
        assertThat(told(shop, posted).expiresAt()).isAfter(clock.instant().plus(Duration.ofHours(12)));
    }

    private SendMessage told(Shop shop, Instant posted) {
        var row = new OutboxRow(-1, "msg_x", Outbox.EVENTS,
                """
                        {"type":"item.out_of_stock","tenant_id":"%s","id":"milk","name":"Milk","version":3}"""
                        .formatted(shop.id),
                "|", null, posted, 0, 0, posted, new Hold(0, Hold.ALONE));
        return transaction
                .execute(_ -> ((Composition.Say) compose.compose(row, compose.shops())).messages().getFirst());
    }

    @Test
    void crossingTheMarkIsToldWithWhatIsLeft() {
        var shop = shop().withRoom("inventory").withItem("rice", "Rice", "9");
        shop.update("item", "rice", "data = '{\"unit\":\"kg\"}'");

        shop.update("item", "rice", "quantity = 2.5");
        shop.update("item", "rice", "quantity = 1");

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Rice is low: 2.5 kg left."));
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(OUTBOUND.texts(shop.id)).hasSize(1);
    }

    @Test
    void anItemsOwnMarkGoesBeforeTheShops() {
        var shop = shop().withRoom("inventory").withItem("salt", "Salt", "30").withItem("ghee", "Ghee", "30");
        shop.update("item", "salt", "data = '{\"low\":20}'");
        shop.update("item", "ghee", "data = '{\"low\":\"many\"}'");

        shop.update("item", "salt", "quantity = 19");
        shop.update("item", "ghee", "quantity = 19");

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Salt is low: 19 left."));
    }

    @Test
    void restockingBelowTheMarkIsNotTold() {
        var shop = shop().withRoom("inventory").withItem("milk", "Milk", "9");
        shop.update("item", "milk", "quantity = 0");

        shop.update("item", "milk", "quantity = 3");

        assertThat(jdbc.sql("select count(*) from webhook_outbox where body like '%low_stock%' and lane = :lane")
                .param("lane", shop.id + "|milk").query(Long.class).single()).isZero();
        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Milk is out of stock!"));
    }

    @Test
    void anItemThatComesInWithoutStockIsOut() {
        var shop = shop().withRoom("inventory").withItem("tea", "Tea", "0");

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("Tea is out of stock!"));
    }

    @Test
    void aShopHearsItInItsLanguage() {
        var shop = shop().withRoom("inventory").withItem("milk", "दूध", "9");
        jdbc.sql("update tenant set language = 'hi' where id = :id").param("id", shop.id).update();

        shop.update("item", "milk", "quantity = 0");

        await().untilAsserted(
                () -> assertThat(OUTBOUND.texts(shop.id)).containsExactly("दूध का स्टॉक ख़त्म हो गया!"));
    }

    @Test
    void aSentenceThatBeginsWithAnItemBeginsWithACapital() {
        var shop = shop().withRoom("inventory").withItem("milk", "milk", "9").withItem("eclair", "éclair", "9");

        shop.update("item", "milk", "quantity = 0");
        shop.update("item", "eclair", "quantity = 1");

        await().untilAsserted(() -> assertThat(OUTBOUND.texts(shop.id)).containsExactlyInAnyOrder(
                "Milk is out of stock!", "Éclair is low: 1 left."));
    }
}
