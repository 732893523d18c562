package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
    }

    @Test
    void theLastChangeIsTakenBack() {
        setMilk("0");

        assertThat(undo(shop.inventory)).isEqualTo("Undone. Milk: 12 in stock, ₹28.50 each.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).last().asString().startsWith("undo allowed undid ");
    }

    @Test
    void anUndoIsNotUndone() {
        setMilk("0");
        undo(shop.inventory);

        assertThat(undo(shop.inventory)).contains("nothing here");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void whatSomebodyElseChangedSinceStaysAndHeIsNamed() {
        setMilk("0");
        shop.ai.means("other", new Intent.UpdateStock("Milk", new BigDecimal("7")));
        shop.write(shop.inventory, RAVI, "other");

        assertThat(undo(shop.inventory)).isEqualTo(
                "I cannot undo that: Milk was changed since, Ravi did it. Milk: 7 in stock, ₹28.50 each.");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("7");
    }

    @Test
    void whatAProgramChangedSinceStaysToo() {
        setMilk("0");
        shop.jdbc.sql("update nodes set quantity = 3 where tenant_id = :shop").param("shop", shop.shop).update();

        assertThat(undo(shop.inventory)).contains("by somebody else").contains("3 in stock");
    }

    @Test
    void onlyOnesOwnChangesInThisRoomCount() {
        setMilk("0");

        assertThat(said(shop.write(shop.inventory, RAVI, "/undo"))).contains("nothing here");
        assertThat(undo(shop.orders)).contains("nothing here");
        shop.clock.advance(Duration.ofHours(25));
        shop.writtenAt(shop.clock.instant());
        assertThat(undo(shop.inventory)).contains("nothing here");
        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void itNeedsTheRightThatTheChangeNeeded() {
        setMilk("0");
        shop.bind(shop.inventory, Role.FINANCE);

        assertThat(undo(shop.inventory)).doesNotContain("Undone");
        assertThat(shop.stock("Milk")).isZero();
        assertThat(shop.audit()).last().isEqualTo("undo denied role_lacks_intent");
    }

    @Test
    void aPriceIsAsBefore() {
        shop.say(shop.inventory, new Intent.UpdatePrice("Milk", new BigDecimal("31")));
        assertThat(shop.item("Milk").amount()).isEqualTo(3100);

        assertThat(undo(shop.inventory)).isEqualTo("Undone. Milk: 12 in stock, ₹28.50 each.");

        assertThat(shop.item("Milk").amount()).isEqualTo(2850);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-3", "-20"})
    void whatCameOrWentIsAsBefore(String delta) {
        shop.say(shop.inventory, new Intent.AdjustStock("Milk", new BigDecimal(delta)));

        undo(shop.inventory);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void anOrderGoesBackStepByStep() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("2"), null));
        shop.say(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.PAID));

        assertThat(undo(shop.orders)).isEqualTo("Undone. Order 1001 is pending.");
        shop.say(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.PAID));
        shop.say(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.SHIPPED));
        assertThat(undo(shop.orders)).isEqualTo("Undone. Order 1001 is paid.");

        assertThat(shop.order("1001").status()).isEqualTo("paid");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("10");
    }

    @Test
    void anAddedItemGoesAndARemovedOneComesBack() {
        shop.say(shop.inventory, new Intent.AddItem("Bread", BigDecimal.TEN, BigDecimal.ONE, null));
        assertThat(undo(shop.inventory)).isEqualTo("Undone. Bread is not in the catalogue any more.");
        assertThat(bean(NodeStore.class).itemNamed(shop.shop, "Bread")).isEmpty();

        var id = shop.item("Milk").id();
        shop.press(shop.ask(shop.inventory, new Intent.RemoveItem("Milk")), "Yes", ASHA);
        assertThat(undo(shop.inventory)).contains("Milk is back in the catalogue: 12 in stock");
        assertThat(shop.item("Milk").id()).isEqualTo(id);
    }

    @Test
    void aNameThatWasTakenMeanwhileKeepsTheOldItemAway() {
        shop.press(shop.ask(shop.inventory, new Intent.RemoveItem("Milk")), "Yes", ASHA);
        shop.item("Milk", "1", "1");

        assertThat(undo(shop.inventory)).contains("new item called Milk");
    }

    @Test
    void anOrderThatIsUndoneIsCancelledAndGivesBack() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("2"), null));

        assertThat(undo(shop.orders)).isEqualTo("Undone. Order 1001 is cancelled.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(stockAudited("undo")).containsExactly("order 1001: 10 -> 12");
    }

    @Test
    void theStockThatAnUndoMovedIsNotUndoneByItself() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("2"), null));
        undo(shop.orders);

        assertThat(undo(shop.orders)).contains("nothing here");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void aCancelledOrderComesBackAndTakesAgain() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("2"), null));
        var question = shop.ask(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.CANCELLED));
        shop.press(question, "Yes", ASHA);

        assertThat(undo(shop.orders)).isEqualTo("Undone. Order 1001 is pending.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("10");
        assertThat(stockAudited("update_order_status")).containsExactly("order 1001: 10 -> 12");
        assertThat(stockAudited("undo")).containsExactly("order 1001: 12 -> 10");
    }

    @Test
    void aCancelledOrderWhoseGoodsAreGoneStaysCancelled() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("2"), null));
        var question = shop.ask(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.CANCELLED));
        shop.press(question, "Yes", ASHA);
        setMilk("1");

        assertThat(undo(shop.orders)).contains("only 1 of Milk left, not 2");
        assertThat(shop.order("1001").status()).isEqualTo("cancelled");
    }

    /** What is audited of stock, as {@code reason: before -> after}. */
    private List<String> stockAudited(String action) {
        return shop.jdbc
                .sql("""
                        select reason || ': ' || json_extract(before, '$.quantity') || ' -> ' || json_extract(after, '$.quantity')
                          from audit where tenant_id = :shop and action = :action and node_kind = 'item' order by id
                        """)
                .param("shop", shop.shop).param("action", action).query(String.class).list();
    }

    private void setMilk(String stock) {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", new BigDecimal(stock)));
    }

    private String undo(Room room) {
        return said(shop.write(room, ASHA, "/undo"));
    }
}
