package com.tarcommerce.gateway.channel.telegram;

import static com.tarcommerce.gateway.channel.telegram.LiveShop.INVENTORY;
import static com.tarcommerce.gateway.channel.telegram.LiveShop.ORDERS;
import static com.tarcommerce.gateway.channel.telegram.LiveShop.UNBOUND;
import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static com.tarcommerce.testsupport.telegram.Updates.RAVI;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.MessageUpdate;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written in a chat, from Telegram's webhook to the answer and the data: where it counts, and as whose. */
class TelegramTextsTests {
    @TempDir
    static Path data;
    static LiveShop live;

    @BeforeAll
    static void start() throws IOException {
        live = new LiveShop(data);
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void aTextCountsInTheTopicThatItIsIn() {
        var chat = live.shop();

        var answer = live.parts(Updates.text("milk 0").in(chat, INVENTORY).json());

        assertThat(answer).singleElement().satisfies(said -> {
            assertThat(said.path("text").asString()).isEqualTo("Milk is out of stock now (before: 12).");
            assertThat(said.path("room").path("thread").asString()).isEqualTo("45");
        });
        assertThat(live.hear(Updates.text("milk 5").in(chat, ORDERS))).singleElement().asString()
                .contains("#inventory");
        assertThat(live.hear(Updates.text("milk 5").in(chat, INVENTORY).replyTo(900))).hasSize(1);
        assertThat(live.milk(chat)).isEqualTo(5);
    }

    @Test
    void aThreadThatIsNoTopicIsGeneral() {
        var chat = live.shop();

        // A reply to the first message of #inventory carries its number, and is in General all the same.
        assertThat(live.hear(Updates.text("milk 3").in(chat).replyTo(INVENTORY))).isEmpty();
        assertThat(live.milk(chat)).isEqualTo(12);
        live.hear(Updates.text("/bind general").in(chat).from(MEENA));
        var refused = live.parts(Updates.text("milk 3").in(chat).replyTo(INVENTORY).json());

        assertThat(refused).singleElement().satisfies(said -> {
            assertThat(said.path("text").asString()).contains("#inventory");
            assertThat(said.path("room").path("thread").asString("")).isEmpty();
        });
        assertThat(live.milk(chat)).isEqualTo(12);
    }

    @Test
    void aReplyInAGroupWithoutTopicsIsInTheGroup() {
        var chat = live.add(TelegramChat.supergroup(-1_001_000_300_001L, "Meena Stores"));
        live.hear(Updates.text("/bind inventory").in(chat).from(MEENA));
        live.stockUp(chat);

        var answer = live.parts(Updates.text("milk 3").in(chat).replyTo(900).json());

        assertThat(answer).singleElement()
                .satisfies(said -> assertThat(said.path("room").path("thread").asString("")).isEmpty());
        assertThat(live.milk(chat)).isEqualTo(3);
    }

    @Test
    void anUnboundTopicHearsNothing() {
        var chat = live.shop();
        var asked = live.asked().size();
        var before = live.snapshot();

        assertThat(live.hear(Updates.text("milk 0").in(chat, UNBOUND).from(MEENA))).isEmpty();

        assertThat(live.snapshot()).isEqualTo(before);
        assertThat(live.asked()).hasSize(asked);
    }

    @Test
    void anUpdateThatComesAgainIsNotActedOnAgain() {
        var chat = live.shop();
        live.understands("2 milk came", "\"adjust_stock\",\"item\":\"Milk\",\"delta\":2");
        var update = Updates.text("2 milk came").in(chat, INVENTORY).json();

        assertThat(live.hear(update)).hasSize(1);
        assertThat(live.hear(update)).isEmpty();

        assertThat(live.milk(chat)).isEqualTo(14);
        assertThat(live.audit(chat).stream().filter(row -> row.startsWith("adjust_stock"))).hasSize(1);
    }

    @Test
    void anEditOfWhatWasDoneIsAskedBack() {
        var chat = live.shop();
        live.hear(Updates.text("milk 7").in(chat, INVENTORY).messageId(500));

        var question = live.parts(Updates.text("milk 9").in(chat, INVENTORY).messageId(500).edited().json());

        assertThat(question).singleElement().satisfies(said -> assertThat(said.path("text").asString())
                .isEqualTo("You changed your message: set the stock of Milk to 9. Shall I do it?"));
        assertThat(live.milk(chat)).isEqualTo(7);
        live.hear(Updates.press(question.getFirst().at("/buttons/0/0/id").asString()).in(chat, INVENTORY));
        assertThat(live.milk(chat)).isEqualTo(9);
    }

    @Test
    void anEditedCommandIsNotActedOn() {
        var chat = live.shop();

        assertThat(live.hear(Updates.text("/unbind").in(chat, INVENTORY).from(MEENA).edited())).singleElement()
                .asString().contains("changed messages");
        assertThat(live.rooms(chat)).hasSize(2);
    }

    /** Telegram tells of an edit too when somebody reacts, or when a preview comes late. */
    @Test
    void anEditThatChangesNoWordsIsNothing() {
        var chat = live.shop();
        live.understands("3 milk sold", "\"adjust_stock\",\"item\":\"Milk\",\"delta\":-3");
        live.understands("4 milk sold", "\"adjust_stock\",\"item\":\"Milk\",\"delta\":-4");
        live.hear(Updates.text("3 milk sold").in(chat, INVENTORY).messageId(510));
        live.hear(Updates.text("/help").in(chat, INVENTORY).messageId(511));
        live.hear(Updates.photo("milk-photo").caption("milk 8").in(chat, INVENTORY).messageId(512));
        var before = live.snapshot();

        assertThat(live.hear(Updates.text("3 milk sold").in(chat, INVENTORY).messageId(510).edited())).isEmpty();
        assertThat(live.hear(Updates.text("/help").in(chat, INVENTORY).messageId(511).edited())).isEmpty();
        assertThat(live.hear(Updates.photo("milk-photo").caption("milk 8").in(chat, INVENTORY).messageId(512).edited()))
                .isEmpty();

        assertThat(live.snapshot()).isEqualTo(before);
        assertThat(live.milk(chat)).isEqualTo(8);
        assertThat(live.hear(Updates.text("4 milk sold").in(chat, INVENTORY).messageId(510).edited())).singleElement()
                .asString().contains("You changed your message");
        assertThat(live.hear(Updates.text("4 milk sold").in(chat, INVENTORY).messageId(510).edited())).isEmpty();
        assertThat(live.hear(Updates.text("3 milk sold").in(chat, INVENTORY).messageId(510).edited())).singleElement()
                .asString().contains("You changed your message");
    }

    /** 510 stands in all of these updates somewhere, and is the message's id in none. */
    @Test
    void theSameWordsInAnotherMessageAreNoReasonToBeSilent() {
        var chat = live.shop();
        live.hear(Updates.text("milk 5").in(chat, INVENTORY).messageId(15_100));
        live.hear(Updates.text("milk 5").in(chat, ORDERS).messageId(510));

        assertThat(live.hear(Updates.text("milk 5").in(chat, INVENTORY).messageId(510).edited())).singleElement()
                .asString().contains("You changed your message");
    }

    @Test
    void wordsThatAreSaidToTarOnlyNowAreHeardThoughTheyAreTheSame() {
        var chat = live.shop();
        live.hear(Updates.text("how are you").in(chat, INVENTORY).messageId(520));

        assertThat(live.hear(Updates.text("@tar_standin_bot how are you").in(chat, INVENTORY).messageId(520).edited()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dice       | {"emoji":"🎲","value":4}
            game       | {"title":"Chess","description":"","photo":[]}
            story      | {"id":1,"chat":{"id":501001,"type":"private","first_name":"Ravi"}}
            paid_media | {"star_count":1,"paid_media":[]}
            checklist  | {"title":"To buy","tasks":[{"id":1,"text":"milk"}]}
            """)
    void whatTarCanNotReadIsExplainedIfItIsSentToTar(String kind, String content) {
        var chat = live.shop();

        assertThat(live.hear(Updates.text("").with("text", "null").with(kind, content).from(RAVI))).singleElement()
                .asString().endsWith("please write it in words.");
        assertThat(live.hear(Updates.text("").with("text", "null").with(kind, content).in(chat, INVENTORY))).isEmpty();
    }

    @Test
    void aNoticeOfTelegramsOwnIsNoMessageToTar() {
        assertThat(live.hear(Updates.text("").with("text", "null").with("new_chat_title", "\"Tar\"").from(RAVI)))
                .isEmpty();
        assertThat(live.hear(Updates.text("").with("text", "null").with("write_access_allowed", "{}").from(RAVI)))
                .isEmpty();
    }

    /** A private chat may have topics as a forum has. */
    @Test
    void inATopicOfAPrivateChatItIsExplainedThere() {
        var answer = live.parts(Updates.text("milk 3").in(TelegramChat.with(RAVI), 7).from(RAVI).json());

        assertThat(answer).singleElement().satisfies(said -> {
            assertThat(said.path("text").asString()).contains("I am Tar");
            assertThat(said.path("room").path("chat").asString()).isEqualTo(Long.toString(RAVI.id()));
            assertThat(said.path("room").path("thread").asString()).isEqualTo("7");
        });
    }

    static Stream<MessageUpdate> nobodysWords() {
        var news = TelegramChat.channel(-1_001_000_300_002L, "Meena's news");
        return Stream.of(said().with("forward_origin", """
                {"type":"user","date":1800000000,"sender_user":{"id":9,"is_bot":false,"first_name":"Someone"}}"""),
                said().with("forward_origin",
                        "{\"type\":\"hidden_user\",\"date\":1800000000,\"sender_user_name\":\"A\"}"),
                said().with("is_automatic_forward", "true"),
                said().with("via_bot", "{\"id\":8,\"is_bot\":true,\"first_name\":\"Gif\",\"username\":\"gif\"}"),
                said().from(Person.bot("Other", "other_bot", 77)),
                said().with("text", "\"/unbind@other_bot\""), said().with("text", "\"   \""),
                Updates.ownText("milk 1").in(news), Updates.text("milk 1").in(news),
                Updates.text("milk 1").in(news).edited());
    }

    @ParameterizedTest
    @MethodSource("nobodysWords")
    void whatNobodyHereSaidToTarChangesNothing(MessageUpdate update) {
        var before = live.snapshot();

        assertThat(live.hear(update)).isEmpty();

        assertThat(live.snapshot()).isEqualTo(before);
    }

    private static MessageUpdate said() {
        return Updates.text("milk 1").in(live.shop(), INVENTORY);
    }

    @Test
    void theBotsNameIsNoPartOfWhatItIsTold() {
        var chat = live.shop();

        assertThat(live.hear(Updates.text("@tar_standin_bot milk 3").in(chat, INVENTORY))).hasSize(1);
        assertThat(live.hear(Updates.text("/help@tar_standin_bot").in(chat, UNBOUND))).hasSize(1);
        assertThat(live.hear(Updates.text("@tar_standin_bot how are you").in(chat, INVENTORY))).singleElement()
                .asString().contains("did not understand");
        assertThat(live.milk(chat)).isEqualTo(3);
    }

    @Test
    void aPrivateChatOnlyExplains() {
        var before = live.snapshot();

        for (var text : new String[]{"hi", "/start", "/bind inventory", "milk 3"}) {
            assertThat(live.hear(Updates.text(text).from(RAVI))).singleElement().asString().contains("I am Tar");
        }

        assertThat(live.snapshot()).isEqualTo(before);
        assertThat(live.hear(Updates.botBecomes(Membership.MEMBER, Membership.KICKED))).isEmpty();
    }
}
