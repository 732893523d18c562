package com.tarcommerce.testsupport.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotApiStandInTests {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final BotApiStandIn api = BotApiStandIn.start().add(shop);
    private final BotClient bot = new BotClient(api.url());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aMessageInATopicIsAnsweredAsTelegramDoes() throws IOException {
        var first = bot.json("sendMessage", "{\"chat_id\":-1001,\"message_thread_id\":45,\"text\":\"Milk: 0\"}");
        var second = bot.json("sendMessage", "{\"chat_id\":-1001,\"text\":\"in General\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.result().path("message_thread_id").asLong()).isEqualTo(45);
        assertThat(first.result().path("is_topic_message").asBoolean()).isTrue();
        assertThat(first.result().path("chat").path("is_forum").asBoolean()).isTrue();
        assertThat(second.result().has("message_thread_id")).isFalse();
        assertThat(second.result().path("message_id").asLong())
                .isGreaterThan(first.result().path("message_id").asLong());
        assertThat(api.texts(shop)).containsExactly("Milk: 0", "in General");
    }

    @Test
    void methodsAreKnownInAnyCaseAndBodiesInAnyForm() throws IOException {
        var multipart = "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n-1001\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nनमस्ते\r\n--b--\r\n";

        assertThat(bot.form("sendmessage", "chat_id", "-1001", "text", "a & b = c").status()).isEqualTo(200);
        assertThat(bot.post(BotApiStandIn.TOKEN, "SENDMESSAGE", "multipart/form-data; boundary=b", multipart).status())
                .isEqualTo(200);
        assertThat(bot.get("/bot" + BotApiStandIn.TOKEN + "/sendMessage?chat_id=-1001&text=query").status())
                .isEqualTo(200);
        assertThat(api.texts(shop)).containsExactly("a & b = c", "नमस्ते", "query");
        assertThat(api.calls("sendMessage")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"chat_id":-1001}                                          | message text is empty
            {"chat_id":-1001,"text":"  "}                              | message text is empty
            {"text":"hello"}                                           | chat_id is empty
            {"chat_id":-77,"text":"hello"}                             | chat not found
            {"chat_id":-1001,"message_thread_id":46,"text":"hello"}    | message thread not found
            {"chat_id":-1001,"message_thread_id":1,"text":"hello"}     | message thread not found
            {"chat_id":-1001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"Yes"}]]}} | BUTTON_DATA_INVALID
            [1]                                                        | can't parse request: expected an Object
            """)
    void whatTelegramRefusesIsRefused(String call, String why) throws IOException {
        var refused = bot.json("sendMessage", call);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("error_code").asInt()).isEqualTo(400);
        assertThat(refused.description()).isEqualTo("Bad Request: " + why);
        assertThat(api.texts(shop)).isEmpty();
    }

    @Test
    void aTextOf4096CharactersIsTheLongest() throws IOException {
        assertThat(bot.form("sendMessage", "chat_id", "-1001", "text", "x".repeat(4096)).status()).isEqualTo(200);
        assertThat(bot.form("sendMessage", "chat_id", "-1001", "text", "x".repeat(4097)).description())
                .isEqualTo("Bad Request: message is too long");
    }

    @Test
    void aWrongTokenAndAnUnknownMethodAreRefused() throws IOException {
        assertThat(bot.post("1:nobody", "getMe", "application/json", "{}").status()).isEqualTo(401);
        assertThat(bot.json("sendTelepathy", "{}").status()).isEqualTo(404);
        assertThat(bot.json("getMe", "{}").result().path("can_read_all_group_messages").asBoolean()).isTrue();
    }

    @Test
    void failuresHappenAsOftenAsAskedForAndThenNoMore() throws IOException {
        api.fail("sendMessage", shop, 1, Failure.tooManyRequests(3));
        api.fail("sendMessage", 1, Failure.serverError());

        var limited = bot.form("sendMessage", "chat_id", "-1001", "text", "one");
        var broken = bot.form("sendMessage", "chat_id", "-1001", "text", "two");
        var well = bot.form("sendMessage", "chat_id", "-1001", "text", "three");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.body().path("parameters").path("retry_after").asInt()).isEqualTo(3);
        assertThat(limited.response().headers().firstValue("Retry-After")).contains("3");
        assertThat(broken.status()).isEqualTo(500);
        assertThat(well.status()).isEqualTo(200);
        assertThat(api.texts(shop)).containsExactly("three");
        assertThat(api.calls("sendMessage")).extracting(BotCall::status).containsExactly(429, 500, 200);
    }

    @Test
    void aLostAnswerTookEffectAndAClosedConnectionDidNot() {
        api.fail("sendMessage", 1, Failure.loseTheAnswer());
        assertThatThrownBy(() -> bot.form("sendMessage", "chat_id", "-1001", "text", "lost"))
                .isInstanceOf(IOException.class);

        api.fail("sendMessage", 1, Failure.closeWithoutAnswer());
        assertThatThrownBy(() -> bot.form("sendMessage", "chat_id", "-1001", "text", "never"))
                .isInstanceOf(IOException.class);

        assertThat(api.texts(shop)).containsExactly("lost");
        assertThat(api.calls("sendMessage")).extracting(BotCall::tookEffect).containsExactly(true, false);
    }

    @Test
    void aMigratedChatNamesTheNewOne() throws IOException {
        api.fail("sendMessage", 1, Failure.migratedTo(-1009));

        var refused = bot.form("sendMessage", "chat_id", "-1001", "text", "hello");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("parameters").path("migrate_to_chat_id").asLong()).isEqualTo(-1009);
    }

    @Test
    void aGroupThatHasMigratedIsThereUnderItsNewIdOnly() throws IOException {
        var group = TelegramChat.group(-5, "Small shop");
        var supergroup = TelegramChat.supergroup(-1005, "Small shop");
        api.add(group);
        assertThat(bot.form("sendMessage", "chat_id", "-5", "text", "before").status()).isEqualTo(200);

        api.migrate(group, supergroup);

        assertThat(bot.form("sendMessage", "chat_id", "-5", "text", "late").body().path("parameters")
                .path("migrate_to_chat_id").asLong()).isEqualTo(-1005);
        assertThat(bot.form("sendMessage", "chat_id", "-1005", "text", "after").status()).isEqualTo(200);
        assertThat(api.texts(supergroup)).containsExactly("after");
    }

    @Test
    void eachDocumentedFailureHappensAtRandomWhereItCanAndSaysWhatItIs() throws IOException {
        var failures = Failure.documented().stream().filter(failure -> !failure.toString().contains("no answer"))
                .toList();
        api.failAtRandom(1, failures, 7);

        for (var i = 0; i < 20 * failures.size(); i++) {
            var text = "n" + i;
            var answer = bot.form("sendMessage", "chat_id", "-1001", "text", text);
            var failed = api.failedAtRandom();
            if (answer.status() != 200) {
                assertThat(failed.getLast()).satisfies(last -> assertThat(last.text()).isEqualTo(text))
                        .satisfies(last -> assertThat(last.failure().toString())
                                .isEqualTo(answer.status() + " " + answer.description()));
            }
        }

        assertThat(api.failedAtRandom().stream().map(each -> each.failure().toString()).distinct())
                .containsExactlyInAnyOrderElementsOf(failures.stream().filter(each -> each.appliesTo(Map.of()))
                        .map(Failure::toString).distinct().toList());
        assertThat(Failure.documented()).extracting(Failure::kind).contains(Failure.Kind.values());
    }

    @Test
    void rightsAreThoseOfTheChat() throws IOException {
        shop.member(Updates.RAVI, Membership.CREATOR).member(Updates.MEENA, Membership.MEMBER);

        assertThat(
                bot.form("getChatMember", "chat_id", "-1001", "user_id", "501001").result().path("status").asString())
                .isEqualTo("creator");
        assertThat(bot.form("getChatMember", "chat_id", "-1001", "user_id", "9").result().path("status").asString())
                .isEqualTo("left");
        assertThat(bot.form("getChatAdministrators", "chat_id", "-1001").result().findValuesAsString("status"))
                .containsExactlyInAnyOrder("creator", "administrator");
        assertThat(bot.form("createForumTopic", "chat_id", "-1001", "name", "Orders").status()).isEqualTo(200);

        shop.bot(Membership.ADMINISTRATOR);
        assertThat(bot.form("createForumTopic", "chat_id", "-1001", "name", "Orders").description())
                .contains("not enough rights");
        shop.bot(Membership.KICKED);
        assertThat(bot.form("sendMessage", "chat_id", "-1001", "text", "x").status()).isEqualTo(403);
    }

    @Test
    void aMessageIsEditedOnceItExistsAndOnlyIfItChanges() throws IOException {
        var id = bot.form("sendMessage", "chat_id", "-1001", "text", "Sure?").result().path("message_id").asString();

        assertThat(bot.form("editMessageText", "chat_id", "-1001", "message_id", id, "text", "Done").status())
                .isEqualTo(200);
        assertThat(bot.form("editMessageText", "chat_id", "-1001", "message_id", id, "text", "Done").description())
                .contains("message is not modified");
        assertThat(bot.form("editMessageText", "chat_id", "-1001", "message_id", "7", "text", "Done").description())
                .contains("message to edit not found");
    }

    @Test
    void aFileIsFoundAndFetched() throws IOException {
        api.add("bill", "PNG".getBytes(StandardCharsets.UTF_8));

        var path = bot.form("getFile", "file_id", "bill").result().path("file_path").asString();

        assertThat(bot.get("/file/bot" + BotApiStandIn.TOKEN + "/" + path).response().body()).isEqualTo("PNG");
    }

    @Test
    void whoWaitsForACallThatNeverComesIsToldWhatCame() throws IOException {
        bot.form("sendMessage", "chat_id", "-1001", "text", "hello");

        assertThat(api.awaitMessage(shop, SOON, "ell").text()).isEqualTo("hello");
        assertThatThrownBy(() -> api.await(Duration.ofMillis(1), call -> call.method().equals("getMe")))
                .isInstanceOf(AssertionError.class).hasMessageContaining("text=hello");
    }
}
