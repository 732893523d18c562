package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.ChatPlatform.Standing;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Incoming.TopicChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpShopTests {
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
    void settingUpAForumMakesTheUsualTopicsAndBindsThem() {
        var forum = aChat();

        var answer = shops.asAdmin(forum, "setup", "Meera Kirana");

        assertThat(shops.platform.created).containsExactly("#inventory", "#orders", "#finance", "#marketing");
        assertThat(roles(forum)).containsExactlyInAnyOrder(Role.INVENTORY, Role.ORDERS, Role.FINANCE, Role.MARKETING,
                Role.GENERAL);
        assertThat(shops.room(forum).role()).isEqualTo(Role.GENERAL);
        assertThat(shops.shopOf(forum).name()).isEqualTo("Meera Kirana");
        assertThat(answer).contains("Meera Kirana is ready", "#inventory, #orders, #finance, #marketing",
                "General (#general)", "Add milk price 60 quantity 20");
        assertThat(shops.audit(forum)).containsExactly(
                "setup allowed Meera Kirana: inventory, orders, finance, marketing, general");
    }

    @Test
    void settingUpAgainMakesNothingTwiceAndMayRename() {
        var forum = aChat();
        shops.asAdmin(forum, "setup", "");
        var shop = shops.shopOf(forum);

        shops.asAdmin(forum, "setup", "Another Name");

        assertThat(shops.platform.created).hasSize(4);
        assertThat(roles(forum)).hasSize(5);
        assertThat(shop.name()).isEqualTo("Meera Stores");
        assertThat(shops.shopOf(forum)).isEqualTo(shop.withName("Another Name"));
    }

    @Test
    void whatFailedHalfWayIsContinuedNotRepeated() {
        var forum = aChat();
        shops.platform.failsAfterTopics(2);
        assertThatThrownBy(() -> shops.plan(forum, ADMIN, "setup", "")).hasMessage("the platform is away");

        shops.platform.failsAfterTopics(10);
        shops.asAdmin(forum, "setup", "");

        assertThat(shops.platform.created).containsExactly("#inventory", "#orders", "#finance", "#marketing");
        assertThat(roles(forum)).hasSize(5);
    }

    @Test
    void aTopicThatPeopleMadeAndARoomThatIsBoundAreTaken() {
        var forum = aChat();
        shops.happens(new Incoming.TopicChanged(forum.inThread("7"), TopicChange.CREATED, "Orders", Instant.EPOCH));
        shops.bind(forum.inThread("8"), Role.INVENTORY);

        shops.asAdmin(forum, "setup", "");

        assertThat(shops.platform.created).containsExactly("#finance", "#marketing");
        assertThat(shops.room(forum.inThread("7")).role()).isEqualTo(Role.ORDERS);
        assertThat(roles(forum)).hasSize(5);
    }

    @Test
    void whatSomebodyBindsMeanwhileStays() {
        var forum = aChat();
        var plan = shops.plan(forum, ADMIN, "setup", "");
        shops.bind(forum.inThread("8"), Role.INVENTORY);
        shops.bind(forum, Role.FINANCE);

        shops.carryOut(plan);

        assertThat(roles(forum)).containsExactlyInAnyOrder(Role.INVENTORY, Role.FINANCE, Role.ORDERS, Role.MARKETING);
        assertThat(shops.room(forum).role()).isEqualTo(Role.FINANCE);
    }

    @Test
    void withoutTheRightItSaysWhichOneAndMakesTheShopNonetheless() {
        var forum = aChat();
        shops.platform.stands(new Standing(true, false, true));

        var answer = shops.asAdmin(forum, "setup", "");

        assertThat(answer).contains("Manage topics", "/setup again", "/bind inventory");
        assertThat(shops.platform.created).isEmpty();
        assertThat(roles(forum)).containsExactly(Role.GENERAL);
    }

    @Test
    void whatThePlatformRefusesAgainstItsOwnWordIsAnsweredNotTriedAgain() {
        var forum = aChat();
        shops.platform.refusesAfterTopics(1);

        var answer = shops.asAdmin(forum, "setup", "");

        assertThat(answer).contains("Manage topics", "/setup again");
        assertThat(roles(forum)).containsExactlyInAnyOrder(Role.INVENTORY, Role.GENERAL);
    }

    @Test
    void aGroupWithoutTopicsIsToldHowToGetThem() {
        var group = aChat();
        shops.platform.stands(new Standing(true, false, false));

        assertThat(shops.asAdmin(group, "setup", "")).contains("Topics", "/bind inventory");
        assertThat(roles(group)).isEmpty();
        assertThat(shops.shopOf(group).name()).isEqualTo("Meera Stores");
    }

    @Test
    void aBotThatHearsOnlyCommandsMakesNothing() {
        var forum = aChat();
        shops.platform.stands(new Standing(false, true, true));

        assertThat(shops.asAdmin(forum, "setup", "")).contains("/setprivacy", "administrator");
        assertThat(shops.platform.created).isEmpty();
        assertThat(shops.one("select count(*) from chat where chat = '" + forum.chat() + "'")).isEqualTo("0");
    }

    @Test
    void othersMayNotSetUp() {
        var forum = aChat();

        assertThat(shops.write(forum, RAVI, "setup", "")).contains("Only an administrator");
        assertThat(shops.platform.created).isEmpty();
        assertThat(shops.audit(forum)).containsExactly("setup denied not_administrator");
    }

    @Test
    void aVeryLongNameIsCut() {
        var forum = aChat();

        shops.asAdmin(forum, "setup", "दु".repeat(200));

        assertThat(shops.shopOf(forum).name()).hasSize(64);
    }

    @Test
    void startSaysWhereOneIs() {
        var forum = aChat();
        assertThat(shops.write(forum, RAVI, "start", "")).contains("I am Tar", "/setup");

        shops.asAdmin(forum, "setup", "");
        assertThat(shops.write(forum, RAVI, "start", "")).contains("Meera Stores", "#inventory", "/access");

        var inPrivate = Shops.aText(aChat(), RAVI, "/start", ChatKind.PRIVATE);
        var plan = shops.context.getBean(AdministerShop.class).plan(1, inPrivate, "start", "");
        assertThat(Shops.spoken(shops.carryOut(plan))).contains("Make a group");
    }

    private static List<Role> roles(Room chat) {
        return shops.context.getBean(RoomStore.class).inChat(chat).stream().map(BoundRoom::role).toList();
    }
}
