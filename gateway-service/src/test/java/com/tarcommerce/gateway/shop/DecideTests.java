package com.tarcommerce.gateway.shop;

import static com.tarcommerce.common.contract.ai.IntentName.BIND_TOPIC;
import static com.tarcommerce.common.contract.ai.IntentName.CANCEL_TASK;
import static com.tarcommerce.common.contract.ai.IntentName.CHECK_STOCK;
import static com.tarcommerce.common.contract.ai.IntentName.HELP;
import static com.tarcommerce.common.contract.ai.IntentName.LIST_TASKS;
import static com.tarcommerce.common.contract.ai.IntentName.SCHEDULE_RECURRING;
import static com.tarcommerce.common.contract.ai.IntentName.SCHEDULE_REMINDER;
import static com.tarcommerce.common.contract.ai.IntentName.SHOW_ACCESS;
import static com.tarcommerce.common.contract.ai.IntentName.UNDO;
import static com.tarcommerce.common.contract.ai.IntentName.UNKNOWN;
import static com.tarcommerce.common.contract.ai.IntentName.UPDATE_STOCK;
import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.DenialReason;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.access.RolePermissions;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecideTests {
    private static final Set<IntentName> TASKS = EnumSet.of(SCHEDULE_REMINDER, SCHEDULE_RECURRING, LIST_TASKS,
            CANCEL_TASK);

    @TempDir
    static Path directory;
    static Shops shops;

    private Room forum = aChat();
    static RolePermissions permissions;
    static SenderLists senders;

    @BeforeAll
    static void open() {
        shops = new Shops(directory);
        permissions = shops.context.getBean(RolePermissions.class);
        senders = shops.context.getBean(SenderLists.class);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void reset() {
        shops.reset();
        forum = aChat();
    }

    /** The whole table: what is not named is denied. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            INVENTORY, update_stock adjust_stock check_stock list_low_stock add_item update_price remove_item
            ORDERS,    create_order list_orders order_status update_order_status list_abandoned_carts nudge_cart check_stock
            FINANCE,   sales_summary summarize_chat list_orders order_status
            MARKETING, list_abandoned_carts nudge_cart summarize_chat
            GENERAL,   summarize_chat check_stock
            """)
    void aRoleMayWhatTheTableSaysAndNothingElse(Role role, String names) {
        var room = shops.bind(forum.inThread("45"), role);
        var expected = EnumSet.of(HELP, SHOW_ACCESS, UNDO);
        expected.addAll(TASKS);
        List.of(names.split(" ")).forEach(name -> expected.add(IntentName.fromWire(name)));

        var allowed = EnumSet.noneOf(IntentName.class);
        for (var intent : IntentName.values()) {
            if (shops.decide(room.room(), RAVI, intent) instanceof Allowed) {
                allowed.add(intent);
            }
        }

        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(IntentName.class)
    void anUnboundRoomMayOnlyAskForHelpAndForWhatIsAllowed(IntentName intent) {
        shops.bind(forum.inThread("45"), Role.INVENTORY);

        var decision = shops.decide(forum.inThread("46"), RAVI, intent);

        assertThat(decision instanceof Allowed).isEqualTo(intent == HELP || intent == SHOW_ACCESS);
    }

    @Test
    void aRefusalNamesTheRoomsThatMayOldestFirstInAllChatsOfTheShopOnly() {
        var orders = shops.bind(forum.inThread("50"), Role.ORDERS);
        var inventory = shops.bind(forum.inThread("40"), Role.INVENTORY);
        var general = shops.bind(forum, Role.GENERAL);
        shops.bind(aChat().inThread("1"), Role.INVENTORY);

        assertThat(shops.decide(general.room(), RAVI, UPDATE_STOCK))
                .isEqualTo(new Denied(DenialReason.ROLE_LACKS_INTENT, general, List.of(inventory)));
        assertThat(shops.decide(forum.inThread("99"), RAVI, CHECK_STOCK))
                .isEqualTo(new Denied(DenialReason.UNBOUND, null, List.of(orders, inventory, general)));
        assertThat(shops.decide(aChat(), RAVI, CHECK_STOCK))
                .isEqualTo(new Denied(DenialReason.UNBOUND, null, List.of()));
    }

    @Test
    void aTopicOfTheSameNumberInAnotherChatIsAnotherRoom() {
        shops.bind(forum.inThread("45"), Role.INVENTORY);

        assertThat(shops.decide(aChat().inThread("45"), RAVI, UPDATE_STOCK)).isInstanceOf(Denied.class);
        assertThat(shops.decide(new Room("slack", null, forum.chat(), "45"), RAVI, UPDATE_STOCK))
                .isInstanceOf(Denied.class);
        assertThat(shops.decide(new Room("telegram", "second", forum.chat(), "45"), RAVI, UPDATE_STOCK))
                .isInstanceOf(Denied.class);
    }

    @Test
    void aShopsOwnListReplacesTheDefaultsAndAnEmptyOneDenies() {
        var room = shops.bind(forum.inThread("45"), Role.GENERAL);

        permissions.replace(room.tenant(), Role.GENERAL, Set.of(UPDATE_STOCK));
        assertThat(shops.decide(room.room(), RAVI, UPDATE_STOCK)).isEqualTo(new Allowed(room));
        assertThat(shops.decide(room.room(), RAVI, CHECK_STOCK)).isInstanceOf(Denied.class);

        permissions.replace(room.tenant(), Role.GENERAL, Set.of());
        for (var intent : RolePermissions.grantable()) {
            assertThat(shops.decide(room.room(), RAVI, intent))
                    .isEqualTo(new Denied(DenialReason.ROLE_LACKS_INTENT, room, List.of()));
        }

        permissions.reset(room.tenant(), Role.GENERAL);
        assertThat(shops.decide(room.room(), RAVI, CHECK_STOCK)).isEqualTo(new Allowed(room));
    }

    @Test
    void anotherShopsListChangesNothingHere() {
        var room = shops.bind(forum.inThread("45"), Role.GENERAL);
        var other = shops.bind(aChat(), Role.GENERAL);

        permissions.replace(other.tenant(), Role.GENERAL, Set.of(UPDATE_STOCK));

        assertThat(shops.decide(room.room(), RAVI, UPDATE_STOCK)).isInstanceOf(Denied.class);
    }

    @Test
    void aListThatNamesWhatNoRoleMayHoldGivesNothing() {
        var room = shops.bind(forum.inThread("45"), Role.GENERAL);
        shops.jdbc.sql("insert into role_permission (tenant_id, role, intents) values (:tenant, 'general', :intents)")
                .param("tenant", room.tenant()).param("intents", "[\"unknown\",\"bind_topic\",\"drop_tables\"]")
                .update();

        assertThat(shops.decide(room.room(), RAVI, UNKNOWN)).isInstanceOf(Denied.class);
        assertThat(shops.decide(room.room(), ADMIN, BIND_TOPIC)).isInstanceOf(Denied.class);
        assertThat(shops.decide(room.room(), RAVI, CHECK_STOCK)).isInstanceOf(Denied.class);
    }

    @Test
    void aRoomWithAListAdmitsOnlyWhoIsOnIt() {
        var room = shops.bind(forum.inThread("45"), Role.INVENTORY);
        senders.allow(room, RAVI.id(), shops.byAdmin());

        assertThat(shops.decide(room.room(), RAVI, UPDATE_STOCK)).isEqualTo(new Allowed(room));
        assertThat(shops.decide(room.room(), ADMIN, UPDATE_STOCK))
                .isEqualTo(new Denied(DenialReason.SENDER_NOT_ALLOWED, room, List.of(room)));
        assertThat(shops.decide(room.room(), ADMIN, UNDO)).isInstanceOf(Denied.class);
        assertThat(shops.decide(room.room(), ADMIN, HELP)).isEqualTo(new Allowed(room));
    }

    @Test
    void aListThatHasBecomeEmptyAdmitsNobodyUntilTheRoomIsOpened() {
        var room = shops.bind(forum.inThread("45"), Role.INVENTORY);
        senders.allow(room, RAVI.id(), shops.byAdmin());
        senders.disallow(room, RAVI.id());

        assertThat(shops.decide(room.room(), RAVI, UPDATE_STOCK)).isInstanceOf(Denied.class);

        senders.open(room);
        assertThat(shops.decide(room.room(), RAVI, UPDATE_STOCK)).isEqualTo(new Allowed(room));
    }

    @Test
    void aNameOnTheListAdmitsWhoeverBearsItButNoOneWithoutAName() {
        var room = shops.bind(forum.inThread("45"), Role.INVENTORY);
        senders.allow(room, "@ravi", shops.byAdmin());

        assertThat(shops.decide(room.room(), RAVI, UPDATE_STOCK)).isEqualTo(new Allowed(room));
        assertThat(shops.decide(room.room(), new Sender("3", null, "ravi", false), UPDATE_STOCK))
                .isInstanceOf(Denied.class);
    }

    @Test
    void theDecisionInsideATransactionSeesWhatThatTransactionChanged() {
        var room = shops.bind(forum.inThread("45"), Role.INVENTORY);

        var inside = shops.inTransaction(() -> {
            permissions.replace(room.tenant(), Role.INVENTORY, Set.of());
            return shops.decide(room.room(), RAVI, UPDATE_STOCK);
        });

        assertThat(inside).isInstanceOf(Denied.class);
    }
}
