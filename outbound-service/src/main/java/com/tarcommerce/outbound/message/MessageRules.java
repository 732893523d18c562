package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.outbound.ability.Fit;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** What a message must be beyond the form of its fields, so that no message is taken on that can't be sent. */
final class MessageRules {
    private static final Set<String> CHANNELS = Set.of("telegram", "slack", "whatsapp", "web");
    private static final Set<String> FORMATS = Set.of("plain", "markdown");
    private static final int MOST_BUTTON_BYTES = 64;
    private static final int LONGEST_CALLBACK_ANSWER = 200;
    /** It goes below the caption where a channel can't take the file. */
    private static final int LONGEST_URL = 1_800;

    private MessageRules() {
    }

    /** The message with its defaults written out, so that equal requests are equal texts. */
    static SendMessage checked(SendMessage message) {
        require(CHANNELS.contains(message.room().channel()),
                "room.channel must be one of telegram, slack, whatsapp, web");
        var kind = Objects.requireNonNullElse(message.kind(), MessageKind.MESSAGE);
        var format = Objects.requireNonNullElse(message.format(), "plain");
        require(FORMATS.contains(format), "format must be plain or markdown");
        checkKind(kind, message);
        checkMedia(kind, message);
        Fit.check(message);
        var buttons = message.buttons();
        if (buttons != null) {
            buttons.stream().flatMap(Collection::stream).forEach(MessageRules::checkButton);
            var ids = buttons.stream().flatMap(Collection::stream).map(Button::id).toList();
            require(new HashSet<>(ids).size() == ids.size(), "buttons: each needs an id of its own");
        }
        return new SendMessage(message.idempotencyKey(), message.tenant(), message.room(), kind, message.text(), format,
                buttons == null || buttons.isEmpty() ? null : buttons, message.media(), message.replyTo(),
                message.priority(), message.expiresAt(), Boolean.TRUE.equals(message.secret()) ? true : null,
                message.cause(),
                message.digest(), message.trace(), message.callback());
    }

    private static void checkKind(MessageKind kind, SendMessage message) {
        switch (kind) {
            case MESSAGE -> {
                if (message.media() == null || message.buttons() != null) {
                    requireText(message);
                }
            }
            case EDIT -> {
                require(!message.text().isBlank() || message.buttons() == null,
                        "an edit without a text takes the message away: it has no buttons");
                require(message.replyTo() != null, "replyTo must name the message that an edit replaces");
            }
            case CALLBACK_ANSWER -> {
                require(message.replyTo() != null, "replyTo must name the press that a callback_answer answers");
                require(message.text().length() <= LONGEST_CALLBACK_ANSWER,
                        "text of a callback_answer must be at most 200 characters");
            }
            case PROGRESS -> {
                requireText(message);
                require(message.buttons() == null, "a progress has no buttons: the edit that replaces it may have");
            }
            case TYPING -> {
            }
        }
    }

    private static void checkMedia(MessageKind kind, SendMessage message) {
        var media = message.media();
        if (media != null) {
            require(kind == MessageKind.MESSAGE, "media goes with a message, and with no edit, press or typing");
            require((media.id() == null) != (media.url() == null), "media needs either id or url");
            require(media.url() == null || media.url().toString().length() <= LONGEST_URL,
                    "media.url must have at most " + LONGEST_URL + " characters");
            require(!Boolean.TRUE.equals(message.secret()), "a secret is a text: media is kept, so it can be none");
        }
    }

    private static void requireText(SendMessage message) {
        require(!message.text().isBlank(), "text must not be blank");
    }

    private static void checkButton(Button button) {
        require(button.id().getBytes(StandardCharsets.UTF_8).length <= MOST_BUTTON_BYTES,
                "buttons: an id must be at most 64 bytes in UTF-8");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw ProblemException.malformed(rule);
        }
    }
}
