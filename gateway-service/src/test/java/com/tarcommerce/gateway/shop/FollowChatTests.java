package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming.BotAdded;
import com.tarcommerce.gateway.intake.Incoming.BotRemoved;
import com.tarcommerce.gateway.intake.Incoming.Chat;
import com.tarcommerce.gateway.intake.Incoming.ChatMoved;
import com.tarcommerce.gateway.intake.Incoming.Irrelevant;
import com.tarcommerce.gateway.intake.Incoming.TopicChange;
import com.tarcommerce.gateway.intake.Incoming.TopicChanged;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowChatTests {
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
    void theBotIntroducesItselfOnceAndSaysWhatToDoNext() {
        var chat = aChat();

        var answer = shops.happens(added(chat, ChatKind.GROUP, false));

        assertThat(answer).contains("I am Tar", "administrator", "Topics", "/setup", "/language hi");
        assertThat(answer.lines().count()).isLessThanOrEqualTo(6);
        assertThat(shops.happens(added(chat, ChatKind.GROUP, true))).isEmpty();
    }

    @Test
    void itAsksOnlyForWhatIsMissing() {
        assertThat(shops.happens(added(aChat(), ChatKind.FORUM, true))).contains("/setup").doesNotContain("Topics")
                .doesNotContain("Make me");
    }

    @Test
    void privateChatsAndBroadcastsAreNotGreeted() {
        assertThat(shops.happens(added(aChat(), ChatKind.PRIVATE, false))).isEmpty();
        assertThat(shops.happens(added(aChat(), ChatKind.CHANNEL, true))).isEmpty();
    }

    @Test
    void aShopThatIsSetUpBeforeTheGreetingIsNotGreeted() {
        var room = shops.bind(aChat().inThread("45"), Role.INVENTORY).room();

        assertThat(shops.happens(added(room.inThread(null), ChatKind.FORUM, true))).isEmpty();
    }

    @Test
    void removedAndAddedAgainEverythingIsAsBefore() {
        var room = shops.bind(aChat().inThread("45"), Role.INVENTORY).room();
        shops.happens(added(room.inThread(null), ChatKind.FORUM, true));

        assertThat(shops.happens(removed(room.inThread(null)))).isEmpty();
        assertThat(shops.room(room).role()).isEqualTo(Role.INVENTORY);
        assertThat(shops.audit(room)).endsWith("bot_removed allowed bindings_kept");

        assertThat(shops.happens(added(room.inThread(null), ChatKind.FORUM, true))).contains("back", "Meera Stores",
                "#inventory");
        assertThat(shops.mayUpdateStock(room, RAVI)).isTrue();
    }

    @Test
    void aMovedChatKeepsItsShopRoomsListsAndPeople() {
        var old = shops.bind(aChat(), Role.INVENTORY).room();
        var moved = aChat();
        shops.seen(old, RAVI);
        shops.asAdmin(old, "allow", "@ravi");
        shops.asAdmin(old, "allow", "@later");
        var shop = shops.shopOf(old);

        assertThat(shops.happens(new ChatMoved(old, moved.chat(), Instant.EPOCH))).isEmpty();

        assertThat(shops.shopOf(moved)).isEqualTo(shop);
        assertThat(shops.mayUpdateStock(moved, RAVI)).isTrue();
        assertThat(shops.mayUpdateStock(moved, ADMIN)).isFalse();
        assertThat(shops.mayUpdateStock(old, RAVI)).isFalse();
        assertThat(shops.asAdmin(moved, "allow", "")).contains("@ravi", "@later");
        assertThat(shops.one("select count(*) from member where chat = '" + old.chat() + "'")).isEqualTo("0");
        assertThat(shops.audit(old)).endsWith("chat_moved allowed now " + moved.chat());
    }

    @Test
    void theSecondNoticeOfAMoveChangesNothing() {
        var old = shops.bind(aChat(), Role.INVENTORY).room();
        var moved = aChat();
        shops.happens(new ChatMoved(old, moved.chat(), Instant.EPOCH));
        shops.asAdmin(moved, "bind", "orders");
        var before = shops.room(moved);

        shops.happens(new ChatMoved(old, moved.chat(), Instant.EPOCH));
        shops.happens(new ChatMoved(moved, moved.chat(), Instant.EPOCH));

        assertThat(shops.room(moved)).isEqualTo(before);
        assertThat(shops.audit(old)).filteredOn(row -> row.startsWith("chat_moved")).hasSize(1);
    }

    @Test
    void aShopThatWasStartedUnderTheNewIdGivesWayToTheOldOne() {
        var old = shops.bind(aChat(), Role.INVENTORY).room();
        var moved = aChat();
        shops.bind(moved, Role.ORDERS);
        shops.bind(moved.inThread("9"), Role.FINANCE);
        var shop = shops.shopOf(old);

        shops.happens(new ChatMoved(old, moved.chat(), Instant.EPOCH));

        assertThat(shops.shopOf(moved)).isEqualTo(shop);
        assertThat(shops.room(moved).tenant()).isEqualTo(shop.id());
        assertThat(shops.room(moved).role()).isEqualTo(Role.ORDERS);
        assertThat(shops.room(moved.inThread("9")).tenant()).isEqualTo(shop.id());
    }

    @Test
    void anAdministratorWhoSpeaksAsTheChatStaysOnTheListAfterAMove() {
        var old = shops.bind(aChat(), Role.INVENTORY).room();
        var moved = aChat();
        shops.context.getBean(com.tarcommerce.gateway.access.SenderLists.class).allow(shops.room(old), old.chat(),
                shops.byAdmin());

        shops.happens(new ChatMoved(old, moved.chat(), Instant.EPOCH));

        assertThat(shops.mayUpdateStock(moved, new Sender(moved.chat(), null, "Meera Stores", true))).isTrue();
    }

    @Test
    void topicsAreCalledByTheirTitles() {
        var topic = aChat().inThread("45");
        shops.happens(new TopicChanged(topic, TopicChange.CREATED, "Stock room", Instant.EPOCH));
        assertThat(shops.bind(topic, Role.INVENTORY).label()).isEqualTo("Stock room");

        shops.happens(new TopicChanged(topic, TopicChange.RENAMED, "Godown", Instant.EPOCH));
        shops.happens(new TopicChanged(topic, TopicChange.RENAMED, null, Instant.EPOCH));
        assertThat(shops.happens(new TopicChanged(topic, TopicChange.CLOSED, null, Instant.EPOCH))).isEmpty();

        assertThat(shops.room(topic).label()).isEqualTo("Godown");
        assertThat(shops.mayUpdateStock(topic, RAVI)).isTrue();
    }

    @Test
    void whatNeedsNothingIsSilent() {
        assertThat(shops.happens(new Irrelevant(aChat(), "a pinned message", Instant.EPOCH))).isEmpty();
    }

    @Test
    void peopleAreWrittenDownOnlyWhenSomethingIsNew() {
        var chat = aChat();
        shops.seen(chat, RAVI);
        shops.seen(chat, RAVI);
        shops.seen(chat, new Sender(chat.chat(), null, "Meera Stores", true));

        assertThat(shops.one("select count(*) from member where chat = '" + chat.chat() + "'")).isEqualTo("1");
    }

    private static BotAdded added(Room chat, ChatKind kind, boolean administrator) {
        return new BotAdded(chat, new Chat(kind, "Meera Stores"), ADMIN, administrator, Instant.EPOCH);
    }

    private static BotRemoved removed(Room chat) {
        return new BotRemoved(chat, new Chat(ChatKind.FORUM, "Meera Stores"), ADMIN, Instant.EPOCH);
    }
}
