package com.tarcommerce.gateway.channel.telegram;

import static com.tarcommerce.gateway.channel.telegram.LiveShop.INVENTORY;
import static com.tarcommerce.gateway.channel.telegram.LiveShop.ORDERS;
import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static com.tarcommerce.testsupport.telegram.Updates.RAVI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a chat, from Telegram's webhook to the answer and the data: who comes, who goes, what moves. */
class ChatEventsTests {
    @TempDir
    static Path data;
    static LiveShop live;

    @BeforeAll
    static void start() throws IOException {
        live = new LiveShop(data);
    }

    @AfterAll
    static void stop() {
        assertThat(live.parked()).isZero();
        live.close();
    }

    @Test
    void theBotIntroducesItselfOnce() {
        var chat = live.add(TelegramChat.supergroup(-1_001_000_200_001L, "Meena Stores"));

        assertThat(live.hear(Updates.botBecomes(Membership.LEFT, Membership.MEMBER).in(chat).by(MEENA)))
                .singleElement().asString().contains("I am Tar", "administrator of this group", "/setup My Shop");
        assertThat(live.hear(Updates.botBecomes(Membership.MEMBER, Membership.ADMINISTRATOR).in(chat).by(MEENA)))
                .isEmpty();
        assertThat(live.hear(Updates.membersJoined(RAVI).in(chat))).isEmpty();
        assertThat(live.rooms(chat)).isEmpty();
    }

    @Test
    void aBotThatIsRemovedAndAddedAgainFindsEverythingAsBefore() {
        var chat = live.shop();

        assertThat(live.hear(Updates.botBecomes(Membership.ADMINISTRATOR, Membership.KICKED).in(chat).by(MEENA)))
                .isEmpty();
        assertThat(live.rooms(chat)).hasSize(2);
        assertThat(live.audit(chat)).endsWith("bot_removed allowed bindings_kept");
        assertThat(live.hear(Updates.botBecomes(Membership.KICKED, Membership.TOPIC_ADMINISTRATOR).in(chat).by(MEENA)))
                .singleElement().asString().contains("I am back at Meena Stores");
        live.hear(Updates.text("milk 3").in(chat, INVENTORY));
        assertThat(live.milk(chat)).isEqualTo(3);
    }

    static Stream<Function<TelegramChat, String>> waysToLeave() {
        return Stream.of(
                chat -> Updates.memberBecomes(RAVI, Membership.MEMBER, Membership.LEFT).in(chat).by(RAVI).json(),
                chat -> Updates.memberBecomes(RAVI, Membership.MEMBER, Membership.KICKED).in(chat).by(MEENA).json(),
                chat -> Updates.memberLeft(RAVI).in(chat).from(RAVI).json());
    }

    @ParameterizedTest
    @MethodSource("waysToLeave")
    void whoLeavesLosesWhatWasGrantedByName(Function<TelegramChat, String> leaving) {
        var chat = live.shop();
        live.hear(Updates.text("hello").in(chat, INVENTORY));
        live.hear(Updates.text("/allow @ravi").in(chat, INVENTORY).from(MEENA));
        assertThat(live.hear(Updates.text("milk 3").in(chat, INVENTORY))).singleElement().asString().contains("3");

        assertThat(live.hear(leaving.apply(chat))).isEmpty();
        live.hear(Updates.membersJoined(RAVI).in(chat));

        assertThat(live.hear(Updates.text("milk 4").in(chat, INVENTORY))).singleElement().asString()
                .contains("Only people on this room’s list");
        assertThat(live.milk(chat)).isEqualTo(3);
        assertThat(live.audit(chat)).contains("member_left allowed removed_from_lists")
                .endsWith("update_stock denied sender_not_allowed");
    }

    @Test
    void whoStaysKeepsWhatWasGranted() {
        var chat = live.shop();
        live.hear(Updates.text("/allow @ravi").in(chat, INVENTORY).from(MEENA));

        assertThat(live.hear(Updates.memberBecomes(RAVI, Membership.MEMBER, Membership.ADMINISTRATOR).in(chat)))
                .isEmpty();

        live.hear(Updates.text("milk 3").in(chat, INVENTORY));
        assertThat(live.milk(chat)).isEqualTo(3);
    }

    @Test
    void setupTakesTheTopicsThatItHasSeenComeAndMakesTheOthers() {
        var chat = live.forum().topic(71).topic(72);
        assertThat(live.hear(Updates.topicCreated("Inventory").in(chat, 71).from(MEENA))).isEmpty();
        assertThat(live.hear(Updates.topicCreated("stuff").in(chat, 72).from(MEENA))).isEmpty();
        assertThat(live.hear(Updates.topicRenamed("#orders").in(chat, 72).from(MEENA))).isEmpty();

        assertThat(live.hear(Updates.text("/setup Meena Kirana").in(chat).from(MEENA))).singleElement().asString()
                .startsWith("Meena Kirana is ready.");

        assertThat(live.rooms(chat)).hasSize(5).contains("71=inventory #inventory", "72=orders #orders",
                "=general General");
        assertThat(live.telegram.calls("createForumTopic")).extracting(call -> call.parameter("name"))
                .containsExactly("#finance", "#marketing");
    }

    @Test
    void aBoundTopicKeepsItsBindingWhateverBecomesOfIt() {
        var chat = live.shop();

        for (var event : List.of(Updates.topicRenamed("Godown"), Updates.topicIconChanged(), Updates.topicClosed(),
                Updates.topicReopened(), Updates.generalHidden(), Updates.generalUnhidden())) {
            assertThat(live.hear(event.in(chat, INVENTORY).from(MEENA))).isEmpty();
        }

        assertThat(live.rooms(chat)).hasSize(2).contains("45=inventory Godown");
        live.hear(Updates.text("milk 3").in(chat, INVENTORY));
        assertThat(live.milk(chat)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGroupThatBecomesASupergroupTakesItsRoomsAlong(boolean oldChatFirst) {
        var group = live.add(TelegramChat.group(oldChatFirst ? -4_001 : -4_002, "Meena Stores"));
        var supergroup = live.add(TelegramChat.supergroup(oldChatFirst ? -1_004_001 : -1_004_002, "Meena Stores"));
        live.hear(Updates.text("/bind inventory").in(group).from(MEENA));
        live.stockUp(group);
        var notices = List.of(Updates.migratesTo(supergroup.id()).in(group).json(),
                Updates.migratedFrom(group.id()).in(supergroup).json());

        assertThat((oldChatFirst ? notices : notices.reversed()).stream().flatMap(said -> live.hear(said).stream()))
                .isEmpty();

        assertThat(live.rooms(group)).isEmpty();
        assertThat(live.rooms(supergroup)).singleElement().asString().startsWith("=inventory");
        assertThat(live.hear(Updates.text("milk 3").in(supergroup))).hasSize(1);
        assertThat(live.milk(supergroup)).isEqualTo(3);
        assertThat(live.audit(group)).containsOnlyOnce("chat_moved allowed now " + supergroup.id());
    }

    @Test
    void whatWasWrittenBeforeAGroupMovedIsDoneBeforeItsRoomsMove() {
        var group = live.add(TelegramChat.group(-4_003, "Meena Stores"));
        var supergroup = live.add(TelegramChat.supergroup(-1_004_003, "Meena Stores"));
        live.hear(Updates.text("/bind inventory").in(group).from(MEENA));
        live.stockUp(group);
        var gate = live.holds("milk 17");
        live.gateway().update(Updates.text("milk 17").in(group).json());
        await().until(() -> live.asked().contains("milk 17"));

        live.gateway().update(Updates.migratedFrom(group.id()).in(supergroup).json());
        live.gateway().update(Updates.text("milk 18").in(supergroup).json());

        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2)).until(() -> !live.rooms(group).isEmpty());
        gate.countDown();
        live.gateway().awaitQuiet();
        assertThat(live.milk(supergroup)).isEqualTo(18);
        assertThat(live.audit(group)).contains("update_stock allowed allowed");
    }

    @Test
    void anAnonymousAdministratorBinds() {
        var chat = live.forum();

        assertThat(live.hear(Updates.text("/bind orders").in(chat, ORDERS).fromAnonymousAdmin())).singleElement()
                .asString().contains("this room is now #orders");
        assertThat(live.rooms(chat)).singleElement().asString().startsWith("46=orders");
    }

    @Test
    void nobodyElseBinds() {
        var chat = live.forum();
        var asChannel = Updates.text("/bind orders").in(chat, ORDERS).from(MEENA).with("sender_chat",
                "{\"id\":-1009,\"type\":\"channel\",\"title\":\"Meena's news\"}");

        assertThat(live.hear(Updates.text("/bind orders").in(chat, ORDERS))).singleElement().asString()
                .contains("Only an administrator");
        assertThat(live.hear(asChannel)).singleElement().asString().contains("Only an administrator");
        assertThat(live.rooms(chat)).isEmpty();
    }

    @Test
    void whatTheBotApiDoesNotKnowYetChangesNothing() {
        var before = live.snapshot();

        assertThat(live.hear(Updates.unknownKind(3))).isEmpty();

        assertThat(live.snapshot()).isEqualTo(before);
    }
}
