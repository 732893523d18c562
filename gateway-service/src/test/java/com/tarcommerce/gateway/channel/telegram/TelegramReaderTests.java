package com.tarcommerce.gateway.channel.telegram;

import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static com.tarcommerce.testsupport.telegram.Updates.RAVI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Incoming.Irrelevant;
import com.tarcommerce.gateway.intake.Incoming.Media;
import com.tarcommerce.gateway.intake.Incoming.Text;
import com.tarcommerce.gateway.intake.Incoming.TopicChange;
import com.tarcommerce.gateway.intake.Incoming.TopicChanged;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramReaderTests {
    private static final long SHOP = -1001234567890L;
    private static final Room GENERAL = Room.of("telegram", Long.toString(SHOP));
    private static final String BOT = "@" + BotApiStandIn.BOT.username();
    private static final SettableClock CLOCK = SettableClock.at("2026-11-25T09:00:00Z");
    private static BotApiStandIn telegram;
    private static TelegramReader reader;
    private final TelegramChat shop = TelegramChat.forum(SHOP, "Sharma Stores").topic(45);

    @BeforeAll
    static void start() {
        telegram = BotApiStandIn.start();
        reader = Telegrams.reader(telegram.url(), CLOCK);
    }

    @AfterAll
    static void stop() {
        telegram.close();
    }

    @Test
    void aTextInATopicNamesTheTopicAndWhoWroteIt() {
        var text = text(Updates.text("Update milk stock to 0").in(shop, 45).from(RAVI).json());

        assertThat(text.room()).isEqualTo(GENERAL.inThread("45"));
        assertThat(text.chat()).isEqualTo(new Incoming.Chat(ChatKind.FORUM, "Sharma Stores"));
        assertThat(text.sender().id()).isEqualTo(Long.toString(RAVI.id()));
        assertThat(text.sender().anonymous()).isFalse();
        assertThat(text.text()).isEqualTo("Update milk stock to 0");
        assertThat(text.addressed()).isFalse();
        assertThat(text.edited()).isFalse();
        assertThat(text.messageId()).isNotBlank();
    }

    @Test
    void generalIsTheChatItself() {
        assertThat(read(Updates.text("hi").in(shop).json()).room()).isEqualTo(GENERAL);
    }

    @Test
    void aPlainReplysThreadIsNoTopic() {
        var supergroup = TelegramChat.supergroup(SHOP, "Sharma Stores");

        var text = text(Updates.text("yes").in(supergroup).replyTo(17).json());

        assertThat(text.room()).isEqualTo(GENERAL);
        assertThat(text.addressed()).isFalse();
    }

    @Test
    void anEditSaysSoAndCountsFromWhenItWasEdited() {
        var edit = text("""
                {"update_id":1,"edited_message":{"message_id":5,"date":1000,"edit_date":2000,"text":"milk 5",
                "chat":{"id":-1,"type":"group","title":"G"},"from":{"id":7,"is_bot":false,"first_name":"Ravi"}}}""");

        assertThat(edit.edited()).isTrue();
        assertThat(edit.writtenAt()).isEqualTo(Instant.ofEpochSecond(2000));
    }

    @Test
    void whatIsWrittenInPrivateIsAddressedToTheBot() {
        var text = text(Updates.text("hello").from(RAVI).json());

        assertThat(text.addressed()).isTrue();
        assertThat(text.chat().kind()).isEqualTo(ChatKind.PRIVATE);
        assertThat(text.room()).isEqualTo(Room.of("telegram", Long.toString(RAVI.id())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /bind inventory                      | /bind inventory
            /bind@tar_standin_bot inventory      | /bind inventory
            /BIND@Tar_StandIn_Bot inventory      | /BIND inventory
            @tar_standin_bot milk 0              | milk 0
            please @TAR_STANDIN_BOT milk 0       | please milk 0
            🥛🥛 @tar_standin_bot दूध 0            | 🥛🥛 दूध 0
            thanks @tar_standin_bot              | thanks
            """)
    void whatSpeaksToTheBotIsAddressedAndLosesItsName(String written, String left) {
        var text = text(Updates.text(written).in(shop, 45).json());

        assertThat(text.addressed()).isTrue();
        assertThat(text.text()).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"milk 0", "mail me at ravi@tar_standin_bot", "@tar_standin_botty milk 0", "@someone milk 0",
            "and/or", "@@tar_standin_bot", "a /bind in the middle"})
    void whatDoesNotSpeakToTheBotIsLeftAsItIs(String written) {
        var text = text(Updates.text(written).in(shop, 45).json());

        assertThat(text.addressed()).isFalse();
        assertThat(text.text()).isEqualTo(written);
    }

    @Test
    void aMentionAloneLeavesNothingButIsAddressed() {
        var text = text(Updates.text(BOT).in(shop, 45).json());

        assertThat(text.text()).isEmpty();
        assertThat(text.addressed()).isTrue();
    }

    @Test
    void aCommandForAnotherBotIsNotOurs() {
        assertThat(read(Updates.text("/bind@another_bot inventory").in(shop, 45).json()))
                .isInstanceOf(Irrelevant.class);
    }

    @Test
    void aNameThatPointsAtTheBotAddressesIt() {
        var text = text(message("""
                "text":"🥛 Tar, milk 0","entities":[{"type":"text_mention","offset":3,"length":3,"user":%s}]"""
                .formatted(botUser())));

        assertThat(text.addressed()).isTrue();
        assertThat(text.text()).isEqualTo("🥛 Tar, milk 0");
    }

    @Test
    void aReplyToTheBotIsAddressed() {
        var text = text(message("""
                "text":"yes","reply_to_message":{"message_id":9,"date":1,"chat":{"id":-1,"type":"group","title":"G"},
                "from":%s,"text":"Shall I?"}""".formatted(botUser())));

        assertThat(text.addressed()).isTrue();
    }

    @Test
    void whatIsWrittenInATopicThatTheBotMadeIsNoReplyToIt() {
        var text = text("""
                {"update_id":1,"message":{"message_id":60,"message_thread_id":45,"is_topic_message":true,"date":1,
                "chat":{"id":-1,"type":"supergroup","is_forum":true,"title":"G"},
                "from":{"id":7,"is_bot":false,"first_name":"Ravi"},"text":"lunch?",
                "reply_to_message":{"message_id":45,"message_thread_id":45,"is_topic_message":true,"date":1,
                "chat":{"id":-1,"type":"supergroup","is_forum":true,"title":"G"},"from":%s,
                "forum_topic_created":{"name":"inventory","icon_color":1}}}}""".formatted(botUser()));

        assertThat(text.addressed()).isFalse();
    }

    @Test
    void anAnonymousAdministratorSpeaksAsTheChat() {
        var sender = text(Updates.text("/bind inventory").in(shop, 45).fromAnonymousAdmin().json()).sender();

        assertThat(sender.anonymous()).isTrue();
        assertThat(sender.id()).isEqualTo(Long.toString(SHOP));
    }

    @Test
    void whoWritesAsAChannelIsThatChannelAndNoAdministrator() {
        var sender = text(message("""
                "text":"milk 0","sender_chat":{"id":-100777,"type":"channel","title":"News","username":"News"}""",
                "{\"id\":136817688,\"is_bot\":true,\"first_name\":\"Channel\",\"username\":\"Channel_Bot\"}")).sender();

        assertThat(sender.anonymous()).isFalse();
        assertThat(sender.id()).isEqualTo("-100777");
        assertThat(sender.username()).isEqualTo("news");
    }

    @Test
    void aPostOfAChannelSpeaksForTheChannel() {
        var text = text(Updates.text("milk 0").in(TelegramChat.channel(-100777, "News")).json());

        assertThat(text.chat().kind()).isEqualTo(ChatKind.CHANNEL);
        assertThat(text.sender().anonymous()).isTrue();
    }

    @Test
    void aLinkedChannelsPostsAreNotForUs() {
        assertThat(read(message("""
                "text":"milk 0","is_automatic_forward":true,
                "sender_chat":{"id":-100777,"type":"channel","title":"News"}"""))).isInstanceOf(Irrelevant.class);
    }

    @Test
    void botsAreNotHeard() {
        assertThat(read(Updates.text("milk 0").in(shop, 45).from(Person.bot("Other", "other_bot", 99)).json()))
                .isInstanceOf(Irrelevant.class);
        assertThat(read(Updates.ownText("milk 0").in(shop, 45).json())).isInstanceOf(Irrelevant.class);
        assertThat(read(message("""
                "text":"milk 0","via_bot":{"id":9,"is_bot":true,"first_name":"gif"}""")))
                .isInstanceOf(Irrelevant.class);
    }

    @Test
    void forwardedWordsAreNobodysCommand() {
        assertThat(read(message("""
                "text":"milk 0","forward_date":1,"forward_origin":{"type":"hidden_user","date":1,
                "sender_user_name":"Someone"}"""))).isInstanceOf(Irrelevant.class);
    }

    @Test
    void aPhotoIsItsLargestSizeWithCaptionAndAlbum() {
        var photo = (Media) read(Updates.photo("big").caption(BOT + " the bill").album("a1").in(shop, 45).json());

        assertThat(photo.kind()).isEqualTo("photo");
        assertThat(photo.file()).isEqualTo(new Incoming.File("big", "image/jpeg", 48_100L));
        assertThat(photo.caption()).isEqualTo("the bill");
        assertThat(photo.album()).isEqualTo("a1");
        assertThat(photo.addressed()).isTrue();
        assertThat(photo.room()).isEqualTo(GENERAL.inThread("45"));
    }

    @Test
    void wordsUnderAForwardedPictureAreNotOurs() throws Exception {
        var photo = (Media) read(Updates.photo("f").caption("eggs are finished").in(shop, 45)
                .with("forward_date", "1").json());
        var edited = (Media) read(Updates.photo("f").caption("milk 9 sold").edited().in(shop, 45).json());

        assertThat(photo.caption()).isNull();
        assertThat(edited.edited()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"milk 0", "/bind inventory", "@tar_standin_bot milk 0", "/bind@another_bot inventory"})
    void theWordsUnderAForwardedPictureAreNobodysCommand(String caption) {
        var photo = (Media) read(message("""
                "photo":[{"file_id":"f","file_unique_id":"u","width":1,"height":1}],"caption":"%s","forward_date":1,
                "forward_origin":{"type":"hidden_user","date":1,"sender_user_name":"Someone"}""".formatted(caption)));

        assertThat(photo.file()).isNotNull();
        assertThat(photo.caption()).isNull();
        assertThat(photo.addressed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            voice      | "voice":{"file_id":"f","file_unique_id":"u","duration":2}
            audio      | "audio":{"file_id":"f","file_unique_id":"u","duration":2}
            video      | "video":{"file_id":"f","file_unique_id":"u","duration":2,"width":1,"height":1}
            video_note | "video_note":{"file_id":"f","file_unique_id":"u","duration":2,"length":1}
            document   | "document":{"file_id":"f","file_unique_id":"u"}
            sticker    | "sticker":{"file_id":"f","file_unique_id":"u","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false}
            """)
    void filesAreMediaOfTheirKind(String kind, String field) {
        var media = (Media) read(message(field));

        assertThat(media.kind()).isEqualTo(kind);
        assertThat(media.file()).extracting(Incoming.File::id).isEqualTo("f");
        assertThat(media.caption()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contact  | "contact":{"phone_number":"1","first_name":"A"}
            location | "location":{"latitude":1.0,"longitude":2.0}
            """)
    void whatHasNoFileIsMediaToo(String kind, String field) {
        var media = (Media) read(message(field));

        assertThat(media.kind()).isEqualTo(kind);
        assertThat(media.file()).isNull();
    }

    @Test
    void topicsAreFollowed() {
        var topic = GENERAL.inThread("45");

        assertThat(topicOf(Updates.topicCreated("inventory").in(shop, 45).json()))
                .isEqualTo(new TopicChanged(topic, TopicChange.CREATED, "inventory", CLOCK.instant()));
        assertThat(topicOf(Updates.topicRenamed("stock").in(shop, 45).json()).title()).isEqualTo("stock");
        assertThat(topicOf(Updates.topicRenamed("stock").in(shop, 45).json()).change()).isEqualTo(TopicChange.RENAMED);
        assertThat(topicOf(Updates.topicClosed().in(shop, 45).json()).change()).isEqualTo(TopicChange.CLOSED);
        assertThat(topicOf(Updates.topicReopened().in(shop, 45).json()).change()).isEqualTo(TopicChange.REOPENED);
        assertThat(topicOf(Updates.generalHidden().in(shop).json()).room()).isEqualTo(GENERAL);
        assertThat(topicOf(Updates.generalUnhidden().in(shop).json()).change()).isEqualTo(TopicChange.REOPENED);
        assertThat(read(Updates.topicIconChanged().in(shop, 45).json())).isInstanceOf(Irrelevant.class);
    }

    @Test
    void aTopicMadeByABotIsATopicToo() {
        assertThat(topicOf(Updates.topicCreated("x").in(shop, 45).from(Person.bot("Other", "other_bot", 99)).json())
                .change()).isEqualTo(TopicChange.CREATED);
    }

    @Test
    void aMoveIsToldAlikeInBothChats() {
        var group = TelegramChat.group(-5, "Sharma");

        var old = (Incoming.ChatMoved) read(Updates.migratesTo(SHOP).in(group).json());
        var fresh = (Incoming.ChatMoved) read(Updates.migratedFrom(-5).in(shop).json());

        assertThat(old.room()).isEqualTo(Room.of("telegram", "-5"));
        assertThat(old.newChat()).isEqualTo(Long.toString(SHOP));
        assertThat(fresh.room()).isEqualTo(old.room());
        assertThat(fresh.newChat()).isEqualTo(old.newChat());
    }

    @ParameterizedTest
    @CsvSource({"LEFT, MEMBER, false", "MEMBER, ADMINISTRATOR, true", "ADMINISTRATOR, MEMBER, false"})
    void theBotIsAddedOrMayDoOtherThings(Membership before, Membership after, boolean administrator) {
        var added = (Incoming.BotAdded) read(Updates.botBecomes(before, after).in(shop).by(MEENA).json());

        assertThat(added.administrator()).isEqualTo(administrator);
        assertThat(added.by().id()).isEqualTo(Long.toString(MEENA.id()));
        assertThat(added.room()).isEqualTo(GENERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEFT", "KICKED"})
    void theBotIsRemoved(Membership after) {
        assertThat(read(Updates.botBecomes(Membership.MEMBER, after).in(shop).json()))
                .isInstanceOf(Incoming.BotRemoved.class);
    }

    @Test
    void whoLeavesIsNamedHoweverTelegramTellsIt() {
        var left = (Incoming.MemberLeft) read(
                Updates.memberBecomes(MEENA, Membership.MEMBER, Membership.LEFT).in(shop).json());
        var removed = (Incoming.MemberLeft) read(
                Updates.memberBecomes(MEENA, Membership.MEMBER, Membership.KICKED).in(shop).json());
        var noted = (Incoming.MemberLeft) read(Updates.memberLeft(MEENA).in(shop).json());

        assertThat(left.member().id()).isEqualTo(Long.toString(MEENA.id()));
        assertThat(removed.member()).isEqualTo(left.member());
        assertThat(noted.member()).isEqualTo(left.member());
        assertThat(noted.room()).isEqualTo(GENERAL);
    }

    @Test
    void aRestrictedMemberMayHaveLeftOrNot() {
        assertThat(read(restricted(false))).isInstanceOf(Incoming.MemberLeft.class);
        assertThat(read(restricted(true))).isInstanceOf(Irrelevant.class);
    }

    @Test
    void thatSomebodyCameOrTheBotItselfLeftIsToldOtherwise() {
        assertThat(read(Updates.membersJoined(MEENA).in(shop).json())).isInstanceOf(Irrelevant.class);
        assertThat(read(Updates.memberLeft(BotApiStandIn.BOT).in(shop).json())).isInstanceOf(Irrelevant.class);
        assertThat(read(Updates.memberBecomes(MEENA, Membership.LEFT, Membership.MEMBER).in(shop).json()))
                .isInstanceOf(Irrelevant.class);
    }

    @Test
    void aPressNamesItsButtonItsPlaceAndItsPresser() {
        var press = (Incoming.Press) read(Updates.press("q1").in(shop, 45).from(MEENA).on(77).pressId("p1").json());

        assertThat(press.button()).isEqualTo("q1");
        assertThat(press.pressId()).isEqualTo("p1");
        assertThat(press.messageId()).isEqualTo("77");
        assertThat(press.room()).isEqualTo(GENERAL.inThread("45"));
        assertThat(press.sender().id()).isEqualTo(Long.toString(MEENA.id()));
    }

    @Test
    void aPressOnAMessageThatIsGoneKnowsNoTopic() {
        var press = (Incoming.Press) read(Updates.press("q1").in(shop, 45).onInaccessibleMessage().json());

        assertThat(press.room()).isEqualTo(GENERAL);
        assertThat(press.messageId()).isNull();
    }

    @Test
    void aPressOnAnInlineMessageIsNotOurs() {
        assertThat(read("""
                {"update_id":1,"callback_query":{"id":"1","from":{"id":7,"is_bot":false,"first_name":"R"},
                "inline_message_id":"AAA","chat_instance":"1","data":"q1"}}""")).isInstanceOf(Irrelevant.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"update_id\":1}", "{\"update_id\":1,\"message\":null}",
            "{\"update_id\":1,\"poll\":{\"id\":\"1\",\"question\":\"?\",\"options\":[],\"total_voter_count\":0}}"})
    void otherKindsOfUpdatesAreOfNoUse(String update) {
        assertThat(read(update)).isInstanceOf(Irrelevant.class);
        assertThat(read(Updates.unknownKind(1))).isInstanceOf(Irrelevant.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"update_id\":1,\"message\":5}", "{\"update_id\":1,\"message\":{}}",
            "{\"update_id\":99999999999999999999,\"message\":null}",
            "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"text\":\"x\",\"chat\":{\"id\":\"abc\",\"type\":\"group\"}}}",
            "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"text\":{\"a\":1},\"chat\":{\"id\":1,\"type\":\"group\"}}}",
            "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"text\":\"x\"}}"})
    void whatIsNotAsDocumentedIsUnreadableAndItsContentIsNotTold(String update) {
        assertThatThrownBy(() -> reader.read("", update)).isInstanceOf(UnreadableUpdate.class)
                .hasMessageNotContaining("abc");
    }

    @Test
    void aPartOfAnUnknownKindDoesNotCostTheText() {
        var text = text(message("""
                "text":"milk 0","reply_to_message":{"message_id":3,"date":1,"chat":{"id":-1,"type":"group","title":"G"},
                "forward_origin":{"type":"from_the_future","date":1}},"new_thing":{"a":[1]}"""));

        assertThat(text.text()).isEqualTo("milk 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"mention\",\"offset\":-5,\"length\":3}",
            "{\"type\":\"mention\",\"offset\":0,\"length\":2147483647}",
            "{\"type\":\"mention\",\"offset\":900,\"length\":9}"})
    void offsetsThatLieOutsideTheTextDoNoHarm(String entity) {
        assertThat(text(message("\"text\":\"milk 0\",\"entities\":[" + entity + "]")).text()).isEqualTo("milk 0");
    }

    @Test
    void halfACharacterAndNulDoNotGoOn() {
        assertThat(text(message("\"text\":\"a\\ud83d b\\u0000c 🥛\"")).text()).isEqualTo("a\uFFFD bc 🥛");
    }

    @Test
    void withoutTelegramABotKnowsItselfByItsTokenOnly() {
        var alone = Telegrams.reader(Telegrams.NOWHERE, CLOCK);

        assertThat(read(alone, Updates.text("/bind inventory").in(shop, 45).json())).isInstanceOf(Text.class);
        assertThat(read(alone, Updates.memberLeft(BotApiStandIn.BOT).in(shop).json())).isInstanceOf(Irrelevant.class);
    }

    @Test
    void aCommandThatNamesABotWaitsUntilTelegramTellsWhoWeAre() {
        var alone = Telegrams.reader(Telegrams.NOWHERE, CLOCK);
        var caption = Updates.photo("big").caption("/bind@tar_standin_bot inventory").in(shop, 45).json();

        assertThatThrownBy(() -> alone.read("", Updates.text("/bind@tar_standin_bot inventory").in(shop, 45).json()))
                .isInstanceOf(TemporaryFailure.class);
        assertThatThrownBy(() -> alone.read("", caption)).isInstanceOf(TemporaryFailure.class);
    }

    private static String botUser() {
        return "{\"id\":" + BotApiStandIn.BOT.id() + ",\"is_bot\":true,\"first_name\":\"Tar\"}";
    }

    private static String restricted(boolean member) {
        return """
                {"update_id":1,"chat_member":{"chat":{"id":-1,"type":"supergroup","title":"G"},"date":1,
                "from":{"id":8,"is_bot":false,"first_name":"A"},
                "old_chat_member":{"status":"member","user":{"id":7,"is_bot":false,"first_name":"R"}},
                "new_chat_member":{"status":"restricted","user":{"id":7,"is_bot":false,"first_name":"R"},
                "is_member":%s,"until_date":0}}}""".formatted(member);
    }

    private static String message(String fields) {
        return message(fields, "{\"id\":7,\"is_bot\":false,\"first_name\":\"Ravi\"}");
    }

    private static String message(String fields, String from) {
        return "{\"update_id\":1,\"message\":{\"message_id\":5,\"date\":1,\"from\":" + from
                + ",\"chat\":{\"id\":-1,\"type\":\"group\",\"title\":\"G\"}," + fields + "}}";
    }

    private static Text text(String update) {
        return (Text) read(update);
    }

    private static TopicChanged topicOf(String update) {
        var changed = (TopicChanged) read(update);
        return new TopicChanged(changed.room(), changed.change(), changed.title(), CLOCK.instant());
    }

    private static Incoming read(String update) {
        return read(reader, update);
    }

    private static Incoming read(TelegramReader by, String update) {
        try {
            return by.read("", update);
        } catch (UnreadableUpdate unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
