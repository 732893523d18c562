package com.tarcommerce.gateway.channel.telegram;

import static com.tarcommerce.gateway.channel.telegram.LiveShop.INVENTORY;
import static com.tarcommerce.gateway.channel.telegram.LiveShop.ORDERS;
import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static com.tarcommerce.testsupport.telegram.Updates.RAVI;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.MessageUpdate;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.PressUpdate;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures, recordings and presses of buttons, from Telegram's webhook to the answer and the data. */
class TelegramPicturesTests {
    @TempDir
    static Path data;
    static LiveShop live;
    private static final String MILK = """
            {"text":"Milk 24 28.00 672.00","lines":[{"item":"Milk","quantity":24,"price":2800,"amount":67200,
             "match":"Milk"}],"engine":"tesseract"}""";

    @BeforeAll
    static void start() throws IOException {
        live = new LiveShop(data);
        live.understands("remove milk", "\"remove_item\",\"item\":\"Milk\"");
    }

    @AfterAll
    static void stop() {
        assertThat(live.parked()).isZero();
        live.close();
    }

    @Test
    void anAlbumIsAnsweredOnce() {
        var chat = live.shop();
        var inReply = Stream.of("a", "b", "c").map(file -> replyToTar(Updates.photo(file).album("77").in(chat,
                ORDERS)));
        var inPrivate = Stream.of("a", "b", "c").map(file -> Updates.photo(file).album("77"));

        assertThat(inReply.map(live::hear).map(List::size)).containsExactly(1, 0, 0);
        assertThat(inPrivate.map(live::hear).map(List::size)).containsExactly(1, 0, 0);
        assertThat(live.hear(Updates.photo("d").album("78"))).hasSize(1);
        assertThat(live.hear(Updates.photo("e"))).hasSize(1);
        assertThat(live.hear(Updates.photo("f"))).hasSize(1);
    }

    @Test
    void anAlbumIsAnsweredOnceAcrossARestart() {
        assertThat(live.hear(Updates.photo("a").album("79"))).hasSize(1);

        live.restart();

        assertThat(live.hear(Updates.photo("b").album("79"))).isEmpty();
        assertThat(live.hear(Updates.photo("c").album("79"))).isEmpty();
    }

    @Test
    void theWordsUnderAnAlbumAreItsAnswer() {
        var chat = live.shop();

        assertThat(live.hear(replyToTar(Updates.photo("a").album("80").caption("milk 3").in(chat, INVENTORY))))
                .singleElement().asString().contains("Milk");
        assertThat(live.hear(replyToTar(Updates.photo("b").album("80").in(chat, INVENTORY)))).isEmpty();

        assertThat(live.milk(chat)).isEqualTo(3);
    }

    @Test
    void theWordsUnderALaterPictureAreNotLost() {
        var chat = live.shop();
        live.hear(replyToTar(Updates.photo("a").album("81").in(chat, INVENTORY)));

        live.hear(replyToTar(Updates.photo("b").album("81").caption("milk 3").in(chat, INVENTORY)));

        assertThat(live.milk(chat)).isEqualTo(3);
    }

    static Stream<MessageUpdate> wordless() {
        return Stream.of(Updates.photo("p"), Updates.photo("p").album("82"), Updates.sticker("s"),
                Updates.document("d"), Updates.photo("p").caption("milk 1").with("forward_origin",
                        "{\"type\":\"hidden_user\",\"date\":1800000000,\"sender_user_name\":\"A\"}"),
                Updates.photo("p").caption("/unbind@other_bot"), Updates.photo("p").caption("nice weather"));
    }

    @ParameterizedTest
    @MethodSource("wordless")
    void whatIsNotSaidToTarIsMetWithSilence(MessageUpdate update) {
        var chat = live.shop();
        var before = live.snapshot();

        assertThat(live.hear(update.in(chat, ORDERS))).isEmpty();

        assertThat(live.snapshot()).isEqualTo(before);
    }

    @Test
    void aBillGoesFromThePhotoToTheStockByItsButton() {
        var chat = live.shop();
        picture("f1", "milk bill", MILK);

        var table = live.parts(Updates.photo("f1").in(chat, INVENTORY).json()).getFirst();

        assertThat(table.path("text").asString()).contains("Milk: +24 at ₹28 each → 36 in stock (now 12)");
        assertThat(live.milk(chat)).isEqualTo(12);
        assertThat(live.hear(Updates.press(table.at("/buttons/0/0/id").asString()).in(chat, INVENTORY)))
                .last().asString().contains("Milk: 36 in stock now (before: 12)");
        assertThat(live.milk(chat)).isEqualTo(36);
        assertThat(live.outbound.messages()).anySatisfy(message -> assertThat(message.path("kind").asString(""))
                .isEqualTo("progress"));
    }

    @Test
    void thePicturesOfAnAlbumAreReadBackAsOneBill() {
        var chat = live.shop();
        picture("p1", "page 1", MILK);
        picture("p2", "page 2", MILK);
        picture("p3", "page 3", "{\"text\":\"Thank you\",\"lines\":[],\"engine\":\"tesseract\"}");

        var answers = live.hearAll(Stream.of("p1", "p2", "p3", "unknown")
                .map(file -> Updates.photo(file).album("90").in(chat, INVENTORY)).toList());

        assertThat(answers).singleElement().satisfies(table -> assertThat(table.path("text").asString())
                .contains("Milk: +48 at", "→ 60 in stock", "Picture 4: I could not get that picture any more"));
        live.hear(Updates.press(answers.getFirst().at("/buttons/0/0/id").asString()).in(chat, INVENTORY));
        assertThat(live.milk(chat)).isEqualTo(60);
        assertThat(live.rows("bill_page")).isEmpty();
    }

    @Test
    void aPictureOfAnAlbumThatComesLateIsReadBackByItself() {
        var chat = live.shop();
        picture("l1", "late 1", MILK);
        picture("l2", "late 2", MILK);

        assertThat(live.hear(Updates.photo("l1").album("91").in(chat, INVENTORY))).singleElement().asString()
                .contains("+24");
        assertThat(live.hear(Updates.photo("l2").album("91").in(chat, INVENTORY))).singleElement().asString()
                .contains("+24");
    }

    @Test
    void whatCanNotBeReadNowIsAnsweredOnceAndReadByAButton() {
        var chat = live.shop();
        live.telegram.add("away", "not yet".getBytes(StandardCharsets.UTF_8));
        var update = Updates.photo("away").in(chat, INVENTORY).json();

        var question = live.parts(update);
        assertThat(question).singleElement().satisfies(answer -> assertThat(answer.path("text").asString())
                .startsWith("I cannot read pictures at this moment"));
        assertThat(live.parts(update)).as("sent again by Telegram").isEmpty();

        live.reads("not yet", MILK);
        assertThat(live.hear(Updates.press(question.getFirst().at("/buttons/0/0/id").asString()).in(chat, INVENTORY)))
                .last().asString().startsWith("I read this bill");
    }

    private static void picture(String file, String content, String bill) {
        live.telegram.add(file, content.getBytes(StandardCharsets.UTF_8));
        live.reads(content, bill);
    }

    @Test
    void whatIsSentToTarIsExplained() {
        for (var update : List.of(Updates.voice("v"), Updates.sticker("s"), Updates.document("d"))) {
            assertThat(live.hear(update)).hasSize(1);
        }
        assertThat(live.hear(Updates.photo("p").edited())).isEmpty();
    }

    @Test
    void aPressCountsInTheTopicOfItsQuestionEvenWhereTelegramTellsNone() {
        var chat = live.shop();

        var answer = live.hear(Updates.press(yes(chat)).in(chat).onInaccessibleMessage());

        assertThat(answer).containsExactly("Done", "Removed Milk from the catalogue.");
        assertThat(live.list("select source from audit where action = 'remove_item' and before is not null"))
                .contains("telegram//" + chat.id() + "/45");
    }

    @Test
    void aButtonWorksOnceForItsAskerOrAnAdministratorInItsChat() {
        var chat = live.shop();
        var elsewhere = live.shop();
        var yes = yes(chat);
        var stranger = Person.called("Asha", 501_003);

        assertThat(live.hear(Updates.press(yes).in(elsewhere, INVENTORY))).singleElement().asString()
                .contains("does not work any more");
        assertThat(live.hear(Updates.press(yes).in(chat, INVENTORY).from(stranger))).singleElement().asString()
                .contains("Only the person who was asked");
        assertThat(live.milk(chat)).isEqualTo(12);
        assertThat(live.hear(Updates.press(yes).in(chat, INVENTORY).from(MEENA))).contains(
                "Removed Milk from the catalogue.");
        assertThat(live.hear(Updates.press(yes).in(chat, INVENTORY).from(RAVI))).containsExactly(
                "That has been answered already.");
    }

    static Stream<PressUpdate> forged() {
        return Stream.of(Updates.press("q_x' OR 1=1 --"), Updates.press("x".repeat(64)), Updates.press(""),
                Updates.press("\u0000"));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void aButtonThatNoQuestionHasIsToldSo(PressUpdate press) {
        var before = live.snapshot();

        assertThat(live.hear(press.in(live.forum(), INVENTORY))).singleElement().asString()
                .contains("does not work any more");
        assertThat(live.snapshot()).isEqualTo(before);
    }

    @Test
    void aPressWithoutAButtonOrAMessageIsNoneOfOurs() {
        assertThat(live.hear(Updates.press("a").with("data", "null").with("game_short_name", "\"chess\""))).isEmpty();
        assertThat(live.hear(Updates.press("a").with("message", "null").with("inline_message_id", "\"9\""))).isEmpty();
    }

    private static String yes(TelegramChat chat) {
        return live.parts(Updates.text("remove milk").in(chat, INVENTORY).json()).getFirst().at("/buttons/0/0/id")
                .asString();
    }

    private static MessageUpdate replyToTar(MessageUpdate update) {
        return update.with("reply_to_message", """
                {"message_id":900,"date":1800000000,"text":"Which one?","chat":{"id":-1,"type":"supergroup"},
                 "from":{"id":%d,"is_bot":true,"first_name":"Tar"}}""".formatted(BotApiStandIn.BOT.id()));
    }
}
