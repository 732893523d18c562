package com.tarcommerce.gateway.channel.telegram;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Whether a text speaks to our bot, and what it says when the bot's name is taken out of it. */
final class Addressing {
    /** A command as Telegram's own clients recognise it: {@code /bind}, {@code /bind@TarBot}. */
    private static final Pattern COMMAND = Pattern.compile("\\s*/([A-Za-z0-9_]{1,64})(?:@(\\w{1,64}))?(?=\\s|$)");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private final BotIdentity bot;

    Addressing(BotIdentity bot) {
        this.bot = bot;
    }

    /** A command that names another bot; one that names any bot waits until our own name is known. */
    boolean isForAnotherBot(String text) {
        var command = COMMAND.matcher(text);
        return command.lookingAt() && command.group(2) != null && !bot.isCalled(command.group(2));
    }

    boolean isAddressed(Message message, String text, @Nullable Iterable<MessageEntity> entities) {
        return message.isUserMessage() || COMMAND.matcher(text).lookingAt() || mention(text).isPresent()
                || isReplyToUs(message) || (entities != null && isPointedAt(entities));
    }

    /** Without {@code @TarBot}, wherever it stands. */
    String withoutOurName(String text) {
        return mention(text).map(found -> SPACES.matcher(found.replaceAll("")).replaceAll(" ").strip()).orElse(text);
    }

    private Optional<Matcher> mention(String text) {
        if (text.indexOf('@') < 0) {
            return Optional.empty();
        }
        return bot.username().map(
                name -> Pattern
                        .compile("(?<![\\w@])@" + Pattern.quote(name) + "\\b|(?<=^/\\w{1,64})@" + Pattern.quote(name)
                                + "\\b", Pattern.CASE_INSENSITIVE)
                        .matcher(text))
                .filter(Matcher::find);
    }

    /** Every message of a topic that answers nothing "replies" to the one that made the topic, which may be ours. */
    private boolean isReplyToUs(Message message) {
        @Nullable
        Message target = message.getReplyToMessage();
        if (target == null || target.getForumTopicCreated() != null
                || Objects.equals(target.getMessageId(), message.getMessageThreadId())) {
            return false;
        }
        @Nullable
        User author = target.getFrom();
        return author != null && isUs(author);
    }

    private boolean isPointedAt(Iterable<MessageEntity> entities) {
        for (var entity : entities) {
            @Nullable
            User person = entity.getUser();
            if (person != null && isUs(person)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUs(User person) {
        return bot.id().equals(String.valueOf(person.getId()));
    }
}
