package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.BOSS;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.LineRequest;
import com.tarcommerce.gateway.intake.Sender;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked for, the decision is in the audit, once; and what is in the audit stays as it is. */
class AuditSweepTests {
    private final Shopkeepers shop = new Shopkeepers();
    private final Room finance = shop.forum.inThread("47");
    private final Room unbound = shop.forum.inThread("99");

    @BeforeEach
    void fillTheShop() {
        shop.bind(finance, Role.FINANCE);
        shop.item("Milk", "28.50", "12");
        shop.say(shop.orders, new Intent.CreateOrder("Milk", BigDecimal.ONE, null));
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", BigDecimal.TEN));
        shop.run(() -> bean(Carts.class).open(shop.shop, List.of(new LineRequest("Milk", BigDecimal.ONE)), "Ravi"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void whatIsAllowedIsDecidedOnce(IntentName name) {
        var sender = isForAdministrators(name) ? BOSS : ASHA;

        var rows = decisions(allowedIn(name), sender, name);

        assertThat(rows).singleElement().asString().startsWith(name.wire() + " ").doesNotContain(" denied ");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"UNKNOWN", "HELP", "SHOW_ACCESS"})
    void whatIsForbiddenIsDecidedOnce(IntentName name) {
        var rows = decisions(forbiddenIn(name), ASHA, name);

        assertThat(rows).singleElement().asString().startsWith(name.wire() + " denied ");
    }

    @ParameterizedTest
    @EnumSource(names = {"HELP", "SHOW_ACCESS"})
    void whatIsForbiddenNowhereIsDecidedOnce(IntentName name) {
        assertThat(decisions(unbound, ASHA, name)).containsExactly(name.wire() + " allowed allowed");
    }

    @Test
    void whatIsNoRequestIsNoDecision() {
        assertThat(decisions(shop.inventory, ASHA, IntentName.UNKNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set reason = 'another'", "delete from audit",
            "insert or replace into audit select * from audit", """
                    insert into audit select * from audit where true
                    on conflict (id) do update set reason = 'another'"""})
    void nothingInItIsChanged(String sql) {
        var before = shop.audit();

        assertThatThrownBy(() -> shop.jdbc.sql(sql).update()).hasMessageContaining("audit is append-only");

        assertThat(before).isNotEmpty().isEqualTo(shop.audit());
    }

    /** What one text adds to the audit; an order's own stock is no decision. */
    private List<String> decisions(Room room, Sender sender, IntentName name) {
        var before = shop.jdbc.sql("select max(id) from audit").query(Long.class).single();
        shop.ai.means("words", sample(name));
        shop.addressed().write(room, sender, "words");
        return shop.jdbc.sql("""
                select action || ' ' || decision || ' ' || reason from audit
                 where tenant_id = :shop and id > :before and reason not like 'order %' order by id
                """).param("shop", shop.shop).param("before", before).query(String.class).list();
    }

    private static boolean isForAdministrators(IntentName name) {
        return name == IntentName.BIND_TOPIC || name == IntentName.UNBIND_TOPIC;
    }

    private Room allowedIn(IntentName name) {
        return switch (name) {
            case UPDATE_STOCK, ADJUST_STOCK, CHECK_STOCK, LIST_LOW_STOCK, ADD_ITEM, UPDATE_PRICE, REMOVE_ITEM,
                    SCHEDULE_REMINDER, SCHEDULE_RECURRING, LIST_TASKS, CANCEL_TASK, BIND_TOPIC, UNBIND_TOPIC,
                    SHOW_ACCESS, HELP, UNDO, UNKNOWN ->
                shop.inventory;
            case CREATE_ORDER, LIST_ORDERS, ORDER_STATUS, UPDATE_ORDER_STATUS, LIST_ABANDONED_CARTS, NUDGE_CART ->
                shop.orders;
            case SALES_SUMMARY, SUMMARIZE_CHAT -> finance;
        };
    }

    private Room forbiddenIn(IntentName name) {
        return switch (name) {
            case UPDATE_STOCK, ADJUST_STOCK, CHECK_STOCK, LIST_LOW_STOCK, ADD_ITEM, UPDATE_PRICE, REMOVE_ITEM ->
                finance;
            case SCHEDULE_REMINDER, SCHEDULE_RECURRING, LIST_TASKS, CANCEL_TASK, UNDO, UNKNOWN -> unbound;
            case CREATE_ORDER, LIST_ORDERS, ORDER_STATUS, UPDATE_ORDER_STATUS, LIST_ABANDONED_CARTS, NUDGE_CART,
                    SALES_SUMMARY, SUMMARIZE_CHAT, BIND_TOPIC, UNBIND_TOPIC, SHOW_ACCESS, HELP ->
                shop.inventory;
        };
    }

    private Intent sample(IntentName name) {
        return switch (name) {
            case UPDATE_STOCK -> new Intent.UpdateStock("Milk", BigDecimal.TWO);
            case ADJUST_STOCK -> new Intent.AdjustStock("Milk", BigDecimal.TWO);
            case CHECK_STOCK -> new Intent.CheckStock("Milk");
            case LIST_LOW_STOCK -> new Intent.ListLowStock(null);
            case ADD_ITEM -> new Intent.AddItem("Bread", BigDecimal.TEN, BigDecimal.ONE, null);
            case UPDATE_PRICE -> new Intent.UpdatePrice("Milk", BigDecimal.TEN);
            case REMOVE_ITEM -> new Intent.RemoveItem("Milk");
            case CREATE_ORDER -> new Intent.CreateOrder("Milk", BigDecimal.ONE, null);
            case LIST_ORDERS -> new Intent.ListOrders(null, null);
            case ORDER_STATUS -> new Intent.ShowOrder("1001");
            case UPDATE_ORDER_STATUS -> new Intent.UpdateOrderStatus("1001", OrderStatus.PAID);
            case LIST_ABANDONED_CARTS -> new Intent.ListAbandonedCarts();
            case NUDGE_CART -> new Intent.NudgeCart("1");
            case SALES_SUMMARY -> new Intent.SalesSummary(Period.TODAY);
            case SUMMARIZE_CHAT -> new Intent.SummarizeChat(Period.TODAY);
            case SCHEDULE_REMINDER ->
                new Intent.ScheduleReminder("call the supplier", shop.clock.instant().plus(Duration.ofHours(1)));
            case SCHEDULE_RECURRING -> new Intent.ScheduleRecurring("send low stock", "0 10 * * 1");
            case LIST_TASKS -> new Intent.ListTasks();
            case CANCEL_TASK -> new Intent.CancelTask("1");
            case BIND_TOPIC -> new Intent.BindTopic(Role.MARKETING);
            case UNBIND_TOPIC -> new Intent.UnbindTopic();
            case SHOW_ACCESS -> new Intent.ShowAccess();
            case HELP -> new Intent.Help();
            case UNDO -> new Intent.Undo();
            case UNKNOWN -> new Intent.Unknown();
        };
    }
}
