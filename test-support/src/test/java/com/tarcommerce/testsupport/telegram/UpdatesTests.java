package com.tarcommerce.testsupport.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UpdatesTests {
    private final TelegramChat forum = TelegramChat.forum(-1001, "Corner shop").topic(45);

    @Test
    void aTextInATopicCarriesTheTopicAndPointsAtItsFirstMessage() {
        var message = read(Updates.text("Update milk stock to 0").in(forum, 45).at(Instant.ofEpochSecond(1_800_000_000))
                .json()).path("message");

        assertThat(message.path("message_thread_id").asLong()).isEqualTo(45);
        assertThat(message.path("is_topic_message").asBoolean()).isTrue();
        assertThat(message.path("reply_to_message").path("forum_topic_created").isObject()).isTrue();
        assertThat(message.path("date").asLong()).isEqualTo(1_800_000_000);
        assertThat(message.path("from").path("id").asLong()).isEqualTo(Updates.RAVI.id());
        assertThat(message.path("chat").path("is_forum").asBoolean()).isTrue();
    }

    @Test
    void generalHasNoThreadAndAReplyThereHasOneThatIsNoTopic() {
        var plain = read(Updates.text("hello").in(forum).json()).path("message");
        var reply = read(Updates.text("hello").in(forum).replyTo(900).json()).path("message");

        assertThat(plain.has("message_thread_id")).isFalse();
        assertThat(reply.path("message_thread_id").asLong()).isEqualTo(900);
        assertThat(reply.has("is_topic_message")).isFalse();
    }

    @Test
    void aReplyInATopicNamesTheTopicNotTheMessage() {
        var reply = read(Updates.text("ok").in(forum, 45).replyTo(900).json()).path("message");

        assertThat(reply.path("message_thread_id").asLong()).isEqualTo(45);
        assertThat(reply.path("reply_to_message").path("message_id").asLong()).isEqualTo(900);
    }

    @Test
    void commandsAndMentionsAreMarkedInUtf16Units() {
        var entities = read(Updates.text("🥛 /bind@tar_bot inventory @meena a@b.cd").in(forum).json()).path("message")
                .path("entities");

        assertThat(entities.findValuesAsString("type")).containsExactly("bot_command", "mention");
        assertThat(entities.get(0).path("offset").asInt()).isEqualTo(3);
        assertThat(entities.get(0).path("length").asInt()).isEqualTo("/bind@tar_bot".length());
    }

    @Test
    void anAnonymousAdministratorSpeaksAsTheChat() {
        var message = read(Updates.text("/bind orders").in(forum, 45).fromAnonymousAdmin().json()).path("message");

        assertThat(message.path("from").path("username").asString()).isEqualTo("GroupAnonymousBot");
        assertThat(message.path("sender_chat").path("id").asLong()).isEqualTo(-1001);
    }

    @Test
    void anInaccessibleMessageHasNoTopicAndNoDate() {
        var whole = read(Updates.press("b1").in(forum, 45).on(77).json()).path("callback_query").path("message");
        var bare = read(Updates.press("b1").in(forum, 45).on(77).onInaccessibleMessage().json())
                .path("callback_query").path("message");

        assertThat(whole.path("message_thread_id").asLong()).isEqualTo(45);
        assertThat(bare.path("date").asLong(-1)).isZero();
        assertThat(bare.propertyNames()).containsExactlyInAnyOrder("chat", "message_id", "date");
    }

    @Test
    void eachKindOfUpdateHasItsOwnField() {
        assertThat(kind(Updates.text("x").in(forum).edited().json())).isEqualTo("edited_message");
        assertThat(kind(Updates.text("x").in(TelegramChat.channel(-9, "News")).json())).isEqualTo("channel_post");
        assertThat(kind(Updates.botBecomes(Membership.LEFT, Membership.MEMBER).json())).isEqualTo("my_chat_member");
        assertThat(kind(Updates.memberBecomes(Updates.MEENA, Membership.MEMBER, Membership.LEFT).json()))
                .isEqualTo("chat_member");
        assertThat(kind(Updates.unknownKind(3))).isEqualTo("thought_transferred");
    }

    @Test
    void anyFieldCanBeAddedOrReplaced() {
        var message = read(Updates.text("x").with("future_field", "{\"a\":1}").with("text", "7").json())
                .path("message");

        assertThat(message.path("future_field").path("a").asInt()).isEqualTo(1);
        assertThat(message.path("text").isNumber()).isTrue();
    }

    private static JsonNode read(String json) {
        return Telegram.JSON.readTree(json);
    }

    private static String kind(String json) {
        return UpdateKind.of(read(json));
    }
}
