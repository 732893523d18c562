package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.ChatPlatform.Standing;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindRoomTests {
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
    void theFirstBindingMakesTheShopAndTheRoomMayWork() {
        var topic = aChat().inThread("45");

        var answer = shops.asAdmin(topic, "bind", "#Inventory");

        assertThat(answer).contains("#inventory").contains("Add milk price 60 quantity 20");
        var shop = shops.shopOf(topic);
        assertThat(shop.id()).matches("[a-z0-9]{10}");
        assertThat(shop.name()).isEqualTo("Meera Stores");
        assertThat(shop.zone()).hasToString("Asia/Kolkata");
        assertThat(shop.currency()).isEqualTo("INR");
        assertThat(shop.language()).hasToString("en");
        assertThat(shops.decide(topic, RAVI, IntentName.UPDATE_STOCK)).isEqualTo(new Allowed(shops.room(topic)));
        assertThat(shops.audit(topic)).containsExactly("bind_topic allowed inventory");
    }

    @Test
    void bindingAgainChangesTheRoleAndSaysSo() {
        var topic = aChat().inThread("45");
        shops.bind(topic, Role.INVENTORY);

        assertThat(shops.asAdmin(topic, "bind", "inventory")).contains("already");
        assertThat(shops.asAdmin(topic, "bind", "orders")).contains("#orders");

        assertThat(shops.room(topic).role()).isEqualTo(Role.ORDERS);
        assertThat(shops.audit(topic)).containsExactly("bind_topic allowed inventory",
                "bind_topic allowed allowed", "bind_topic allowed inventory -> orders");
    }

    @Test
    void whoIsNoAdministratorBindsNothing() {
        var topic = aChat().inThread("45");

        var answer = shops.write(topic, RAVI, "bind", "inventory");

        assertThat(answer).contains("Only an administrator");
        assertThat(shops.one("select count(*) from room where chat = '" + topic.chat() + "'")).isEqualTo("0");
        assertThat(shops.audit(topic)).containsExactly("bind_topic denied not_administrator");
    }

    @Test
    void anAdministratorWhoSpeaksAsTheChatBindsButOneWhoPretendsDoesNot() {
        var topic = aChat().inThread("45");

        assertThat(shops.write(topic, new Sender("-100999", null, "A channel", true), "bind", "orders"))
                .contains("Only an administrator");
        assertThat(shops.write(topic, new Sender(topic.chat(), null, "Meera Stores", true), "bind", "orders"))
                .contains("#orders");
    }

    @Test
    void aBotThatHearsOnlyCommandsRefusesAndNamesBothWaysOut() {
        var topic = aChat().inThread("45");
        shops.platform.stands(new Standing(false, false, true));

        var answer = shops.asAdmin(topic, "bind", "inventory");

        assertThat(answer).contains("make me an administrator").contains("/setprivacy").contains("Disable");
        assertThat(shops.audit(topic)).containsExactly("bind_topic denied cannot_read_messages");
        assertThat(shops.one("select count(*) from chat where chat = '" + topic.chat() + "'")).isEqualTo("0");
    }

    @Test
    void aBotThatIsNotToldWhatItMayDoRefuses() {
        shops.platform.stands(null);

        assertThat(shops.asAdmin(aChat(), "bind", "inventory")).contains("add me again");
    }

    @Test
    void aPlatformThatIsAwayIsAFailureToBeTriedAgain() {
        shops.platform.fails(new IllegalStateException("away"));

        assertThatThrownBy(() -> shops.plan(aChat(), Shops.ADMIN, "bind", "inventory")).hasMessage("away");
    }

    @Test
    void aMissingOrUnknownRoleIsAskedFor() {
        assertThat(shops.asAdmin(aChat(), "bind", "")).contains("/bind inventory").contains("/bind general");
        assertThat(shops.asAdmin(aChat(), "bind", "kitchen")).contains("“kitchen”").contains("/bind inventory");
    }

    @Test
    void aPrivateChatOnlyExplains() {
        var text = Shops.aText(aChat(), Shops.ADMIN, "/bind inventory", ChatKind.PRIVATE);

        var plan = shops.context.getBean(AdministerShop.class).plan(9, text, "bind", "inventory");

        assertThat(Shops.spoken(shops.carryOut(plan))).contains("/setup");
        assertThat(shops.audit(text.room())).isEmpty();
    }

    @Test
    void unbindingTakesEverythingBack() {
        var topic = aChat().inThread("45");
        shops.bind(topic, Role.INVENTORY);

        var answer = shops.asAdmin(topic, "unbind", "");

        assertThat(answer).contains("no longer #inventory");
        assertThat(shops.decide(topic, RAVI, IntentName.UPDATE_STOCK)).isNotInstanceOf(Allowed.class);
        assertThat(shops.audit(topic)).endsWith("unbind_topic allowed inventory");
        assertThat(shops.asAdmin(topic, "unbind", "")).contains("not set up");
        assertThat(shops.asAdmin(aChat(), "unbind", "")).contains("no shop yet");
    }

    @Test
    void whoWritesInHindiIsAnsweredInHindi() {
        var topic = aChat().inThread("45");

        assertThat(shops.asAdmin(topic, "bind", "रसोई")).contains("“रसोई” नाम की कोई भूमिका नहीं है");
        var text = Shops.aText(topic, Shops.ADMIN, "इस कमरे को inventory बना दो", ChatKind.FORUM);
        var plan = shops.context.getBean(AdministerShop.class).plan(9, text, "bind", "inventory");

        assertThat(Shops.spoken(shops.carryOut(plan))).contains("हो गया").contains("नया आइटम दूध जोड़ो");
    }

    @Test
    void anAdministratorWhoOnlyGivesOrdersIsKnownByNameToo() {
        var topic = aChat().inThread("45");
        shops.bind(topic, Role.INVENTORY);

        assertThat(shops.asAdmin(topic, "allow", "Meera")).contains("@meera may act here");
    }

    @Test
    void aShopThatHasItemsIsShownWhatToDoWithThem() {
        var topic = aChat().inThread("45");
        shops.bind(topic, Role.ORDERS);
        shops.jdbc.sql("update tenant set catalog_version = 1 where id = :id").param("id", shops.shopOf(topic).id())
                .update();

        assertThat(shops.asAdmin(topic, "bind", "inventory")).contains("Update milk stock to 20");
    }
}
