package com.tarcommerce.gateway.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommerceSlice
class OrdersTests {
    private static final String SHOP = "shop000001";

    @Autowired
    private Orders orders;
    @Autowired
    private Carts carts;
    @Autowired
    private Items items;
    @Autowired
    private Sales sales;
    @Autowired
    private NodeStore nodes;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private InstantSource clock;

    @BeforeEach
    void stockTheShop() {
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Shop', 0) on conflict do nothing")
                .param("id", SHOP).update();
        items.add(SHOP, "Milk", 2850, BigDecimal.TEN, "pkt");
        items.add(SHOP, "Rice", 6000, BigDecimal.valueOf(5), "kg");
    }

    @Test
    void anOrderTakesItsLinesFromStock() {
        var placed = place("Milk", "2");

        assertThat(placed.id()).isEqualTo("1001");
        assertThat(placed.status()).isEqualTo("pending");
        assertThat(placed.amount()).isEqualTo(5700);
        assertThat(stock("Milk")).isEqualByComparingTo("8");
        assertThat(place("Milk", "1").id()).isEqualTo("1002");
    }

    @Test
    void halfAKiloCostsHalf() {
        assertThat(place("Rice", "0.505").amount()).isEqualTo(3030);
    }

    @Test
    void anOrderForMoreThanThereIsAsks() {
        var short1 = orders.place(SHOP, List.of(new LineRequest("Milk", BigDecimal.valueOf(6)),
                new LineRequest("milk", BigDecimal.valueOf(5))), null, false);

        assertThat(short1).isInstanceOfSatisfying(Placement.Short.class,
                answer -> assertThat(answer.wanted()).isEqualByComparingTo("11"));
        assertThat(stock("Milk")).isEqualByComparingTo("10");

        orders.place(SHOP, List.of(new LineRequest("Milk", BigDecimal.valueOf(11))), null, true);

        assertThat(stock("Milk")).isEqualByComparingTo("-1");
    }

    @Test
    void anUnknownItemTakesNothing() {
        var placement = orders.place(SHOP, List.of(new LineRequest("Milk", BigDecimal.ONE),
                new LineRequest("Caviar", BigDecimal.ONE)), null, false);

        assertThat(placement).isEqualTo(new Placement.UnknownItem("Caviar"));
        assertThat(stock("Milk")).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED,10", "PAID,8", "SHIPPED,8"})
    void onlyTheEndGivesBack(OrderStatus status, String left) {
        var order = place("Milk", "2");

        orders.setStatus(SHOP, order.id(), status);

        assertThat(stock("Milk")).isEqualByComparingTo(left);
    }

    @Test
    void aRefundGivesBackOnce() {
        var order = place("Milk", "2");
        orders.setStatus(SHOP, order.id(), OrderStatus.PAID);
        orders.setStatus(SHOP, order.id(), OrderStatus.REFUNDED);

        var again = orders.setStatus(SHOP, order.id(), OrderStatus.CANCELLED);

        assertThat(again).isInstanceOfSatisfying(StatusChange.NotAllowed.class,
                refused -> assertThat(refused.next()).isEmpty());
        assertThat(stock("Milk")).isEqualByComparingTo("10");
    }

    @Test
    void anUnpaidOrderIsNotRefunded() {
        var order = place("Milk", "1");

        assertThat(orders.setStatus(SHOP, order.id(), OrderStatus.REFUNDED))
                .isInstanceOf(StatusChange.NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PACKED", "SHIPPED", "DELIVERED"})
    void moneyMayComeAfterTheGoodsWent(OrderStatus status) {
        var order = place("Milk", "1");
        orders.setStatus(SHOP, order.id(), status);

        assertThat(orders.setStatus(SHOP, order.id(), OrderStatus.PAID)).isInstanceOf(StatusChange.Changed.class);
    }

    @Test
    void goodsDoNotGoBack() {
        var order = place("Milk", "1");
        orders.setStatus(SHOP, order.id(), OrderStatus.SHIPPED);

        assertThat(orders.setStatus(SHOP, order.id(), OrderStatus.PACKED)).isInstanceOf(StatusChange.NotAllowed.class);
        assertThat(orders.setStatus(SHOP, "9999", OrderStatus.PAID)).isEqualTo(new StatusChange.Missing("9999"));
    }

    @Test
    void moneyAfterTheGoodsDoesNotHideHowFarTheyWent() {
        var order = place("Milk", "1");
        orders.setStatus(SHOP, order.id(), OrderStatus.DELIVERED);
        orders.setStatus(SHOP, order.id(), OrderStatus.PAID);

        var refused = orders.setStatus(SHOP, order.id(), OrderStatus.SHIPPED);

        assertThat(refused).isInstanceOfSatisfying(StatusChange.NotAllowed.class, answer -> assertThat(answer.next())
                .containsExactly(OrderStatus.CANCELLED, OrderStatus.REFUNDED));
    }

    @Test
    void whatWasPaidByMistakeCanBePaidLater() {
        var order = place("Milk", "1");
        jdbc.sql("update nodes set status = 'paid', version = 2, paid_version = 2 where kind = 'order'").update();
        var paid = nodes.find(SHOP, NodeKind.ORDER, order.id()).orElseThrow();

        orders.restore(order, paid);

        assertThat(sales.total(SHOP, clock.instant().minusSeconds(60), clock.instant().plusSeconds(60)).orders())
                .isZero();
        assertThat(orders.setStatus(SHOP, order.id(), OrderStatus.PAID)).isInstanceOf(StatusChange.Changed.class);
    }

    @Test
    void linesThatAnotherProgramSpoiltGiveNothingBack() {
        jdbc.sql("""
                insert into nodes (tenant_id, kind, id, status, data) values (:shop, 'order', '1001', 'pending',
                 '{"taken":true,"lines":[{"item":"1","name":"Milk","quantity":-4,"price":1}]}')
                """).param("shop", SHOP).update();

        orders.setStatus(SHOP, "1001", OrderStatus.CANCELLED);

        assertThat(stock("Milk")).isEqualByComparingTo("10");
    }

    @Test
    void anOrderWrittenByAnotherProgramGivesNothingBack() {
        jdbc.sql("""
                insert into nodes (tenant_id, kind, id, status, amount) values (:shop, 'order', '1001', 'pending', 100)
                """).param("shop", SHOP).update();

        orders.setStatus(SHOP, "1001", OrderStatus.CANCELLED);

        assertThat(stock("Milk")).isEqualByComparingTo("10");
        assertThat(place("Milk", "1").id()).isEqualTo("1002");
    }

    @Test
    void aCancelledOrderComesBackWithItsStockIfThatIsThere() {
        var order = place("Milk", "8");
        var cancelled = ((StatusChange.Changed) orders.setStatus(SHOP, order.id(), OrderStatus.CANCELLED)).after();
        items.setStock(SHOP, "Milk", BigDecimal.valueOf(3));

        assertThat(orders.restore(order, cancelled)).isInstanceOf(StatusChange.Short.class);

        items.setStock(SHOP, "Milk", BigDecimal.valueOf(9));
        assertThat(orders.restore(order, cancelled)).isInstanceOfSatisfying(StatusChange.Changed.class,
                restored -> assertThat(restored.after().status()).isEqualTo("pending"));
        assertThat(stock("Milk")).isEqualByComparingTo("1");
    }

    @Test
    void aCartTakesNothingAndIsAbandonedOnceItWaited() {
        var cart = ((Placement.Placed) carts.open(SHOP, List.of(new LineRequest("Rice", BigDecimal.ONE)), "Asha"))
                .node();

        assertThat(stock("Rice")).isEqualByComparingTo("5");
        assertThat(carts.abandonedSince(SHOP, clock.instant().minus(Duration.ofHours(3)), 10)).isEmpty();
        assertThat(carts.abandonedSince(SHOP, clock.instant(), 10)).containsExactly(cart);
        nodes.update(cart.withStatus("paid"));
        assertThat(carts.abandonedSince(SHOP, clock.instant(), 10)).isEmpty();
    }

    @Test
    void salesAreWhatWasPaidAndNotGivenBack() {
        var paid = place("Milk", "2");
        orders.setStatus(SHOP, paid.id(), OrderStatus.PAID);
        place("Milk", "1");
        var cancelled = place("Rice", "1");
        orders.setStatus(SHOP, cancelled.id(), OrderStatus.PAID);
        orders.setStatus(SHOP, cancelled.id(), OrderStatus.CANCELLED);

        var now = clock.instant();

        assertThat(sales.total(SHOP, now.minusSeconds(60), now.plusSeconds(60))).isEqualTo(new Sales.Total(1, 5700));
    }

    private Node place(String item, String quantity) {
        var placement = orders.place(SHOP, List.of(new LineRequest(item, new BigDecimal(quantity))), null, false);
        return ((Placement.Placed) placement).node();
    }

    private BigDecimal stock(String item) {
        return nodes.itemNamed(SHOP, item).orElseThrow().quantity();
    }
}
