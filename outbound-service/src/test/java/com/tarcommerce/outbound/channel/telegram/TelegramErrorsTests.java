package com.tarcommerce.outbound.channel.telegram;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.channel.telegram.BotAnswer.Rejected;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Lapsed;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.ProviderError;
import com.tarcommerce.outbound.delivery.ProviderError.AccountBlocked;
import com.tarcommerce.outbound.delivery.ProviderError.AnsweredGone;
import com.tarcommerce.outbound.delivery.ProviderError.Blocked;
import com.tarcommerce.outbound.delivery.ProviderError.ChatGone;
import com.tarcommerce.outbound.delivery.ProviderError.ChatMigrated;
import com.tarcommerce.outbound.delivery.ProviderError.EditedGone;
import com.tarcommerce.outbound.delivery.ProviderError.Invalid;
import com.tarcommerce.outbound.delivery.ProviderError.MarksUnreadable;
import com.tarcommerce.outbound.delivery.ProviderError.NotAllowed;
import com.tarcommerce.outbound.delivery.ProviderError.OutOfOrder;
import com.tarcommerce.outbound.delivery.ProviderError.PhotoUnfit;
import com.tarcommerce.outbound.delivery.ProviderError.Puzzling;
import com.tarcommerce.outbound.delivery.ProviderError.TokenWrong;
import com.tarcommerce.outbound.delivery.ProviderError.TooLate;
import com.tarcommerce.outbound.delivery.ProviderError.TooManyRequests;
import com.tarcommerce.outbound.delivery.ProviderError.TopicClosed;
import com.tarcommerce.outbound.delivery.ProviderError.TopicGone;
import com.tarcommerce.outbound.delivery.ProviderError.WindowClosed;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramErrorsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | Forbidden: bot was blocked by the user                          | Blocked
            403 | Forbidden: bot was kicked from the supergroup chat              | Blocked
            403 | Forbidden: bot can't initiate conversation with a user          | WindowClosed
            401 | Unauthorized                                                    | TokenWrong
            404 | Not Found                                                       | TokenWrong
            400 | Bad Request: message thread not found                           | TopicGone
            400 | Bad Request: TOPIC_DELETED                                      | TopicGone
            400 | Bad Request: message to be replied not found                    | AnsweredGone
            400 | Bad Request: message to edit not found                          | EditedGone
            400 | Bad Request: message can't be edited                            | EditedGone
            400 | Bad Request: MESSAGE_ID_INVALID                                 | EditedGone
            400 | Bad Request: can't parse entities: Can't find end of the entity | MarksUnreadable
            400 | Bad Request: chat not found                                     | ChatGone
            400 | Bad Request: TOPIC_CLOSED                                       | TopicClosed
            400 | Bad Request: there is no text in the message to edit            | EditedGone
            400 | Bad Request: there is no caption in the message to edit         | EditedGone
            400 | Bad Request: reply message not found                            | AnsweredGone
            400 | Bad Request: ENTITIES_TOO_LONG                                  | MarksUnreadable
            400 | Bad Request: ENTITY_BOUNDS_INVALID                              | MarksUnreadable
            400 | Bad Request: REPLY_MARKUP_INVALID                               | Invalid
            400 | Bad Request: not enough rights to send text messages to the chat| NotAllowed
            400 | Bad Request: PHOTO_INVALID_DIMENSIONS                           | PhotoUnfit
            400 | Bad Request: group chat was deactivated                         | ChatGone
            400 | Bad Request: CHAT_WRITE_FORBIDDEN                               | NotAllowed
            400 | Bad Request: message is too long                                | Invalid
            413 | Request Entity Too Large                                        | Invalid
            400 | Bad Request: query is too old and response timeout expired      | TooLate
            400 | Bad Request: something new                                      | Puzzling
            500 | Internal Server Error                                           | Puzzling
            502 | Bad Gateway                                                     | OutOfOrder
            504 | Gateway Timeout                                                 | OutOfOrder
            """)
    void everyRefusalHasItsName(int code, String description, String name) {
        assertThat(error(code, description, null, null).getClass().getSimpleName()).isEqualTo(name);
    }

    @Test
    void aChatThatMovedSaysWhere() {
        assertThat(error(400, "Bad Request: group chat was upgraded to a supergroup chat", null, "-1007"))
                .isInstanceOfSatisfying(ChatMigrated.class,
                        moved -> assertThat(moved.newChat()).isEqualTo("-1007"));
    }

    @Test
    void tooManyRequestsSaysForHowLong() {
        var error = error(429, "Too Many Requests: retry after 7", Duration.ofSeconds(7), null);

        assertThat(error).isInstanceOf(TooManyRequests.class);
        assertThat(error.delivery()).isInstanceOfSatisfying(Paused.class,
                paused -> assertThat(paused.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    /** A new error has no test until it is named here. */
    @Test
    void whatFollowsFromEachErrorOfAll() {
        Map<ProviderError, Delivery> follows = Map.ofEntries(
                entry(new TooManyRequests(Duration.ofSeconds(7), "x"), new Paused(Duration.ofSeconds(7), "x")),
                entry(new OutOfOrder("x"), new Deferred(false, "x")),
                entry(new Puzzling("x"), new Deferred(true, "x")),
                entry(new ChatMigrated("-1", "x"), new Refused("x")), entry(new TopicGone("x"), new Refused("x")),
                entry(new TopicClosed("x"), new Refused("x")),
                entry(new AccountBlocked("x"), new LockedOut("x")),
                entry(new AnsweredGone("x"), new Refused("x")), entry(new EditedGone("x"), new Refused("x")),
                entry(new PhotoUnfit("x"), new Refused("x")),
                entry(new MarksUnreadable("x"), new Refused("x")),
                entry(new Blocked("x"), new Refused("blocked: x")),
                entry(new ChatGone("x"), new Refused("the chat is gone: x")),
                entry(new WindowClosed("x"), new Refused("the other side must write first: x")),
                entry(new TokenWrong("x"), new LockedOut("x")),
                entry(new NotAllowed("x"), new Refused("a right is missing: x")),
                entry(new Invalid("x"), new Refused("it can't be sent as it is: x")),
                entry(new TooLate("x"), new Lapsed("x")));

        follows.forEach((error, delivery) -> assertThat(error.delivery()).isEqualTo(delivery));
        assertThat(follows.keySet().stream().<Class<?>>map(ProviderError::getClass))
                .containsExactlyInAnyOrderElementsOf(leaves(ProviderError.class).toList());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(TelegramErrorsTests::leaves)
                : Stream.of(type);
    }

    private static ProviderError error(int code, String description, @Nullable Duration retryAfter,
            @Nullable String movedTo) {
        return TelegramErrors.of(new Rejected<>(code, description, retryAfter, movedTo));
    }
}
