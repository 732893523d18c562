package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Decision.Allowed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeRoleTests {
    @TempDir
    static Path directory;
    static Shops shops;

    @BeforeAll
    static void open() {
        shops = new Shops(directory);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void reset() {
        shops.reset();
    }

    @Test
    void aRoleIsGivenAndTakenAndResetInThisShopOnly() {
        var room = shops.bind(aChat().inThread("45"), Role.ORDERS).room();
        var other = shops.bind(aChat(), Role.ORDERS).room();

        assertThat(shops.asAdmin(room, "role", "#orders +update_stock -nudge_cart"))
                .contains("#orders", "update_stock", "create_order").doesNotContain("nudge_cart");

        assertThat(may(room, IntentName.UPDATE_STOCK)).isTrue();
        assertThat(may(room, IntentName.CREATE_ORDER)).isTrue();
        assertThat(may(room, IntentName.LIST_TASKS)).isTrue();
        assertThat(may(room, IntentName.NUDGE_CART)).isFalse();
        assertThat(may(other, IntentName.UPDATE_STOCK)).isFalse();
        assertThat(shops.audit(room)).endsWith("role allowed orders +update_stock -nudge_cart");

        assertThat(shops.asAdmin(room, "role", "orders reset")).contains("nudge_cart").doesNotContain("update_stock,");
        assertThat(may(room, IntentName.UPDATE_STOCK)).isFalse();
        assertThat(may(room, IntentName.NUDGE_CART)).isTrue();
    }

    @Test
    void whatIsWrongChangesNothing() {
        var room = shops.bind(aChat().inThread("45"), Role.ORDERS).room();

        assertThat(shops.asAdmin(room, "role", "")).contains("/role orders");
        assertThat(shops.asAdmin(room, "role", "kitchen +add_item")).contains("“kitchen”");
        assertThat(shops.asAdmin(room, "role", "orders +add_item +fly")).contains("“+fly”", "add_item");
        assertThat(shops.asAdmin(room, "role", "orders +bind_topic")).contains("“+bind_topic”");
        assertThat(shops.asAdmin(room, "role", "orders add_item")).contains("“add_item”");
        assertThat(shops.write(room, RAVI, "role", "orders +add_item")).contains("Only an administrator");

        assertThat(may(room, IntentName.ADD_ITEM)).isFalse();
        assertThat(shops.asAdmin(room, "role", "orders")).contains("#orders may: check_stock, create_order");
    }

    @Test
    void everythingMayBeTakenAway() {
        var room = shops.bind(aChat().inThread("45"), Role.GENERAL).room();

        var answer = shops.asAdmin(room, "role", "general -summarize_chat -check_stock -schedule_reminder"
                + " -schedule_recurring -list_tasks -cancel_task");

        assertThat(answer).contains("nothing");
        assertThat(may(room, IntentName.CHECK_STOCK)).isFalse();
        assertThat(shops.write(room, RAVI, "access", "")).contains("Nothing is allowed here");
    }

    @Test
    void accessTellsWhatThisRoomMayWhoMayAndWhatOthersAreFor() {
        var room = shops.bind(aChat().inThread("45"), Role.MARKETING).room();
        shops.bind(room.inThread("46"), Role.INVENTORY);

        assertThat(shops.write(room, RAVI, "access", "")).contains("#marketing", "list abandoned carts",
                "everyone in this chat", "Other rooms: #inventory").doesNotContain("set the stock");

        shops.asAdmin(room, "allow", "@asha");
        assertThat(shops.write(room, RAVI, "access", "")).contains("only @asha");
        assertThat(shops.write(room.inThread("99"), RAVI, "access", "")).contains("/bind", "#marketing, #inventory");
        assertThat(shops.audit(room).getLast()).isEqualTo("show_access allowed allowed");
        assertThat(shops.write(aChat(), RAVI, "access", "")).contains("/setup");

        shops.asAdmin(room, "language", "hi");
        assertThat(shops.write(room, RAVI, "access", "")).contains("छोड़ी हुई कार्ट की सूची");
    }

    private static boolean may(Room room, IntentName intent) {
        return shops.decide(room, RAVI, intent) instanceof Allowed;
    }
}
