package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /export}: what a room gets as a file. The clock says 14:30 on the 25th in the shop. */
class ExportTests {
    private final Shopkeepers shop = new Shopkeepers();
    private final KeptFiles files = bean(KeptFiles.class);

    @BeforeEach
    void forget() {
        files.kept.clear();
        files.isTooSmall = false;
    }

    @Test
    void theRoomForStockGetsAllOfItAndNothingThatASpreadsheetWouldCompute() {
        shop.item("Milk", "28.50", "12");
        shop.item("=SUM(A1)", "1", "2.5");

        var reply = shop.write(shop.inventory, ASHA, "/export stock");

        assertThat(Shopkeepers.said(reply)).isEqualTo("Stock: 2 rows.");
        assertThat(reply.parts().getFirst().file())
                .isEqualTo(new Media(MediaKind.DOCUMENT, "med_1", null, "stock-2026-11-25.csv"));
        assertThat(files.kept).singleElement().satisfies(kept -> {
            assertThat(kept.tenant()).isEqualTo(shop.shop);
            assertThat(kept.text()).isEqualTo("""
                    \uFEFF"Id","Item","Quantity","Unit","Price","Low mark","Changed"\r
                    "2","'=SUM(A1)",2.5,"",1.00,,"2026-11-25 14:30"\r
                    "1","Milk",12,"",28.50,,"2026-11-25 14:30"\r
                    """);
        });
        assertThat(shop.audit()).containsExactly("list_low_stock allowed exported");
    }

    @Test
    void ordersAreThoseOfTheDaysInTheShopsZone() {
        order("1001", "pending", "Asha", Duration.ZERO);
        order("1002", "paid", "+91 98", Duration.ofHours(-15));

        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "/export orders today")))
                .isEqualTo("Orders, 25 Nov: 1 rows.");
        assertThat(lines()).hasSize(2).last()
                .isEqualTo("\"1001\",\"2026-11-25 14:30\",\"pending\",\"Asha\",249.00,\"\"");
        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "/EXPORT Orders  This Week")))
                .isEqualTo("Orders, 23 Nov – 29 Nov: 2 rows.");
        assertThat(lines()).element(1).asString().contains("\"2026-11-24 23:30\",\"paid\",\"'+91 98\"");
    }

    @Test
    void salesAreWhatWasPaidAndNotGivenBack() {
        var finance = shop.forum.inThread("48");
        shop.bind(finance, Role.FINANCE);
        order("1001", "pending", "Asha", Duration.ZERO);
        order("1002", "paid", "Ravi", Duration.ZERO);
        order("1003", "refunded", "Meena", Duration.ZERO);

        assertThat(Shopkeepers.said(shop.write(finance, ASHA, "/export sales")))
                .startsWith("Sales, 1 Nov – 30 Nov: 1 ");

        assertThat(lines()).hasSize(2).last().asString().contains("\"Ravi\"");
    }

    @Test
    void aRoomThatMayNotReadItIsToldWhichMay() {
        shop.item("Milk", "28.50", "12");

        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "/export stock"))).contains("#inventory");

        assertThat(files.kept).isEmpty();
        assertThat(shop.audit()).containsExactly("list_low_stock denied role_lacks_intent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export", "/export money", "/export orders tomorrow", "/export stock today"})
    void whatItDoesNotKnowIsExplained(String asked) {
        assertThat(Shopkeepers.said(shop.write(shop.inventory, ASHA, asked))).contains("/export orders last month");
        assertThat(files.kept).isEmpty();
    }

    @Test
    void helpNamesTheFilesThatARoomMayHave() {
        assertThat(Shopkeepers.said(shop.write(shop.inventory, ASHA, "/help"))).contains("As a file: /export stock\n");
        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "/help"))).contains("As a file: /export orders\n");
    }

    @Test
    void whereThereIsNothingThereIsNoFile() {
        var reply = shop.write(shop.orders, ASHA, "/export orders yesterday");

        assertThat(Shopkeepers.said(reply)).isEqualTo("Orders, 24 Nov: there is nothing to send.");
        assertThat(files.kept).isEmpty();
    }

    @Test
    void aRoomInTheBrowserIsToldWhereToAsk() {
        var web = Room.of("web", "room-" + shop.shop);
        shop.bind(web, Role.INVENTORY);
        shop.item("Milk", "28.50", "12");

        assertThat(Shopkeepers.said(shop.write(web, ASHA, "/export stock"))).contains("Telegram, Slack or WhatsApp");

        assertThat(files.kept).isEmpty();
    }

    @Test
    void whatIsTooLargeForTheChatIsSaidAndSentElsewhere() {
        var bridge = new Room("whatsapp", "bridge", "group-" + shop.shop, null);
        shop.bind(bridge, Role.ORDERS);
        for (var number = 0; number < 6; number++) {
            order("10" + number, "paid", "x".repeat(1_000_000), Duration.ZERO);
        }

        assertThat(Shopkeepers.said(shop.write(bridge, ASHA, "/export orders"))).contains("more than 5 MB");
        assertThat(files.kept).isEmpty();
        assertThat(shop.audit()).containsExactly("list_orders failed too_large");
        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "/export orders"))).endsWith(": 6 rows.");
    }

    @Test
    void whatIsTooLargeForOutboundIsSaid() {
        order("1001", "paid", "Asha", Duration.ZERO);
        files.isTooSmall = true;

        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "/export orders"))).contains("more than 20 MB");
    }

    private void order(String id, String status, String customer, Duration later) {
        shop.run(() -> shop.jdbc.sql("""
                insert into nodes (tenant_id, kind, id, status, amount, data, created_at, updated_at)
                values (:shop, 'order', :id, :status, 24900, json_object('customer', :customer), :at, :at)""")
                .param("shop", shop.shop).param("id", id).param("status", status).param("customer", customer)
                .param("at", shop.clock.instant().plus(later).toEpochMilli()).update());
    }

    private List<String> lines() {
        return files.kept.getLast().text().lines().toList();
    }
}
