package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.LineRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderVerbsTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "5");
    }

    @Test
    void anOrderTakesFromStock() {
        assertThat(order("Milk", "2", "Asha")).isEqualTo("Order 1001 for Asha: 2 × Milk, ₹57.\nLeft in stock: 3.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("3");
        assertThat(shop.audit()).containsExactly("create_order allowed allowed", "create_order allowed order 1001");
    }

    @Test
    void withoutANumberOneIsOrdered() {
        assertThat(shop.say(shop.orders, new Intent.CreateOrder("Milk", null, null)))
                .startsWith("Order 1001: 1 × Milk, ₹28.50.");
    }

    @Test
    void aShortOrderAsksAndTakesWhatIsThere() {
        var question = shop.ask(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("7"), "Asha"));
        assertThat(said(question)).isEqualTo("There are only 5 of Milk, not 7. What shall I do?");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("5");

        assertThat(said(shop.press(question, "Order 5", ASHA))).startsWith("Order 1001 for Asha: 5 × Milk");

        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void aShortOrderCanBePlacedAllTheSame() {
        var question = shop.ask(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal("7"), null));

        shop.press(question, "Order 7 all the same", ASHA);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("-2");
    }

    @Test
    void anEmptyShelfAsksToo() {
        order("Milk", "5", null);

        var question = shop.ask(shop.orders, new Intent.CreateOrder("Milk", BigDecimal.ONE, null));

        assertThat(labels(question)).containsExactly("Order 1 all the same", "No");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0.0001", "1000000000000000000000"})
    void aNumberThatCantBeOrderedPlacesNothing(String quantity) {
        var reply = shop.ask(shop.orders, new Intent.CreateOrder("Milk", new BigDecimal(quantity), null));

        assertThat(labels(reply)).isEmpty();
        assertThat(shop.stock("Milk")).isEqualByComparingTo("5");
        assertThat(shop.audit()).allMatch(row -> row.startsWith("create_order failed number")
                || row.startsWith("create_order failed negative"));
    }

    @Test
    void beingPaidMovesNoStock() {
        order("Milk", "2", null);

        assertThat(status("1001", OrderStatus.PAID)).isEqualTo("Order 1001 is paid now (before: pending).");
        assertThat(status("1001", OrderStatus.PAID)).isEqualTo("Order 1001 is paid already.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("3");
    }

    @Test
    void cancellingAsksOnceAndGivesBack() {
        order("Milk", "2", null);
        var question = shop.ask(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.CANCELLED));
        assertThat(said(question)).isEqualTo("Mark order 1001 (2 × Milk, ₹57) as cancelled?\n"
                + "What it took goes back into stock.");
        assertThat(shop.order("1001").status()).isEqualTo("pending");

        assertThat(said(shop.press(question, "Yes", ASHA)))
                .isEqualTo("Order 1001 is cancelled now (before: pending).\nBack in stock: 2 × Milk.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("5");
        assertThat(status("1001", OrderStatus.PAID)).isEqualTo("Order 1001 is cancelled; that is final.");
    }

    @ParameterizedTest
    @CsvSource({"Yes, refunded, 5", "No, paid, 3"})
    void refundingAsksOnceAndGivesBackOnlyOnYes(String answer, String status, String stock) {
        order("Milk", "2", null);
        status("1001", OrderStatus.PAID);
        var question = shop.ask(shop.orders, new Intent.UpdateOrderStatus("1001", OrderStatus.REFUNDED));
        assertThat(said(question)).isEqualTo("Mark order 1001 (2 × Milk, ₹57) as refunded?\n"
                + "What it took goes back into stock.");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("3");

        var settled = shop.press(question, answer, ASHA);

        assertThat(labels(settled)).isEmpty();
        assertThat(shop.order("1001").status()).isEqualTo(status);
        assertThat(shop.stock("Milk")).isEqualByComparingTo(stock);
        shop.press(question, "Yes", ASHA);
        assertThat(shop.order("1001").status()).isEqualTo(status);
        assertThat(shop.stock("Milk")).isEqualByComparingTo(stock);
    }

    @Test
    void anIllegalStepIsExplained() {
        order("Milk", "1", null);
        status("1001", OrderStatus.SHIPPED);

        assertThat(status("1001", OrderStatus.PACKED)).isEqualTo(
                "Order 1001 is shipped, so it cannot become packed. It can become: paid, delivered, cancelled.");
        assertThat(status("1001", OrderStatus.PENDING)).contains("does not go back");
        assertThat(status("9999", OrderStatus.PAID)).contains("no order 9999");
    }

    @Test
    void ordersAreToldAndListed() {
        order("Milk", "2", "Asha");
        order("Milk", "1", null);
        status("1001", OrderStatus.PAID);

        assertThat(shop.say(shop.orders, new Intent.ShowOrder("1001")))
                .isEqualTo("Order 1001 for Asha is paid: 2 × Milk, ₹57, placed 25 Nov, 14:30.");
        assertThat(shop.say(shop.orders, new Intent.ShowOrder("77"))).contains("no order 77");
        assertThat(shop.say(shop.orders, new Intent.ListOrders(null, Period.TODAY)))
                .isEqualTo("Orders, newest first:\n1002 · ₹28.50 · pending · 25 Nov, 14:30\n"
                        + "1001 · ₹57 · paid · Asha · 25 Nov, 14:30");
        assertThat(shop.say(shop.orders, new Intent.ListOrders(OrderStatus.PAID, null))).contains("1001")
                .doesNotContain("1002");
        assertThat(shop.say(shop.orders, new Intent.ListOrders(null, Period.YESTERDAY))).contains("no such orders");
    }

    @Test
    void moreOrdersThanFitAreHinted() {
        shop.item("Tea", "10", "100");
        for (int i = 0; i < 11; i++) {
            order("Tea", "1", null);
        }

        assertThat(shop.say(shop.orders, new Intent.ListOrders(null, null))).contains("1011").doesNotContain("1001 ")
                .endsWith("… and more.");
    }

    @Test
    void salesAreSummedInTheShopsZone() {
        var finance = shop.forum.inThread("47");
        shop.bind(finance, Role.FINANCE);
        shop.clock.set(Instant.parse("2026-11-24T18:29:59Z"));
        order("Milk", "1", null);
        status("1001", OrderStatus.PAID);
        shop.clock.set(Instant.parse("2026-11-24T18:30:00Z"));
        order("Milk", "2", null);
        status("1002", OrderStatus.PAID);
        order("Milk", "1", null);
        shop.clock.set(Instant.parse(CommandContext.START));

        assertThat(shop.say(finance, new Intent.SalesSummary(Period.TODAY)))
                .isEqualTo("Today (25 Nov): 1 paid order, ₹57.");
        assertThat(shop.say(finance, new Intent.SalesSummary(Period.YESTERDAY)))
                .isEqualTo("Yesterday (24 Nov): 1 paid order, ₹28.50.");
        assertThat(shop.say(finance, new Intent.SalesSummary(Period.THIS_WEEK)))
                .isEqualTo("This week (23 Nov – 29 Nov): 2 paid orders, ₹85.50.");
        assertThat(shop.say(finance, new Intent.SalesSummary(Period.LAST_MONTH)))
                .isEqualTo("Last month (1 Oct – 31 Oct): no paid orders.");
    }

    @Test
    void aCartIsListedOnceTheShopHasWaited() {
        cart("Ravi");
        assertThat(shop.say(shop.orders, new Intent.ListAbandonedCarts())).contains("No cart");

        shop.clock.advance(Duration.ofHours(3));

        assertThat(shop.say(shop.orders, new Intent.ListAbandonedCarts()))
                .isEqualTo("Unpaid carts:\n1 · Ravi · ₹57 · since 25 Nov, 14:30");
    }

    @Test
    void aReminderIsWordedForTheRoom() {
        cart("Ravi");
        shop.clock.advance(Duration.ofHours(3));

        assertThat(shop.say(shop.orders, new Intent.NudgeCart("1"))).contains("cart 1").contains("waiting: 2 × Milk");

        assertThat(shop.ai.nudges).singleElement().satisfies(nudge -> {
            assertThat(nudge.total()).isEqualTo(5700);
            assertThat(nudge.age()).isEqualTo(Duration.ofHours(3));
        });
    }

    @Test
    void aCartThatIsPaidMeanwhileIsNotNudged() {
        cart("Ravi");
        shop.ai.means("nudge", new Intent.NudgeCart("1"));
        var plan = shop.plan(shop.text(shop.orders, ASHA, "nudge"));
        shop.jdbc.sql("update nodes set status = 'paid' where tenant_id = :shop and kind = 'cart'")
                .param("shop", shop.shop).update();

        assertThat(said(shop.carryOut(plan))).contains("settled already");
        assertThat(shop.say(shop.orders, new Intent.NudgeCart("8"))).contains("no cart 8");
    }

    private void cart(String customer) {
        shop.run(() -> bean(Carts.class).open(shop.shop, List.of(new LineRequest("Milk", new BigDecimal("2"))),
                customer));
    }

    private String order(String item, String quantity, @org.jspecify.annotations.Nullable String customer) {
        return shop.say(shop.orders, new Intent.CreateOrder(item, new BigDecimal(quantity), customer));
    }

    private String status(String id, OrderStatus status) {
        return shop.say(shop.orders, new Intent.UpdateOrderStatus(id, status));
    }
}
