package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.channel.AnswerGuard.AnswerLost;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Done;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Lost;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.NotConnected;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Rejected;
import com.tarcommerce.outbound.channel.telegram.StatusGuard.ForeignAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Calls the Bot API once in the name of one bot, and says how that ended. Never repeats a call by itself. */
final class BotClient {
    private final OkHttpTelegramClient telegram;
    private final OkHttpTelegramClient uploads;

    BotClient(OkHttpTelegramClient telegram, OkHttpTelegramClient uploads) {
        this.telegram = telegram;
        this.uploads = uploads;
    }

    <T extends Serializable> BotAnswer<T> call(BotApiMethod<T> method) {
        return answerOf(() -> telegram.executeAsync(method));
    }

    /** @param letter with a file */
    BotAnswer<Message> upload(Letter letter) {
        return letter.enclosed() != null && letter.enclosed().photo()
                ? answerOf(() -> uploads.executeAsync(letter.photo()))
                : answerOf(() -> uploads.executeAsync(letter.document()));
    }

    private static <T> BotAnswer<T> answerOf(Call<T> call) {
        try {
            return new Done<>(call.begin().get());
        } catch (TelegramApiException invalid) {
            return new Rejected<>(400, "the request is not valid: " + invalid.getMessage(), null, null);
        } catch (ExecutionException failed) {
            return answerOf(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Lost<>("the service stopped during the call");
        }
    }

    /** When its time is up, okhttp says that, and what it broke off is the cause. */
    static <T> BotAnswer<T> answerOf(@Nullable Throwable failure) {
        return switch (failure) {
            case InterruptedIOException late when late.getCause() instanceof AnswerLost lost -> answerOf(lost);
            case TelegramApiRequestException answered -> answerOf(answered);
            case AnswerLost lost ->
                new Lost<>("the connection was lost after the request was sent: " + name(lost.getCause()));
            case ForeignAnswer foreign -> new Rejected<>(foreign.status(), "HTTP " + foreign.status(),
                    seconds(foreign.retryAfter()), null);
            case IOException notConnected -> new NotConnected<>("no connection to Telegram: " + name(notConnected));
            case null, default -> throw new IllegalStateException("a call failed in a way that is not known", failure);
        };
    }

    /** Without a code, Telegram said yes in a form that the library can't read. */
    private static <T> BotAnswer<T> answerOf(TelegramApiRequestException answered) {
        var code = answered.getErrorCode();
        if (code == null) {
            return new Done<>(null);
        }
        var parameters = answered.getParameters();
        var wait = parameters == null || parameters.getRetryAfter() == null
                ? null
                : Duration.ofSeconds(parameters.getRetryAfter());
        var moved = parameters == null || parameters.getMigrateToChatId() == null
                ? null
                : parameters.getMigrateToChatId().toString();
        return new Rejected<>(code, Objects.requireNonNullElse(answered.getApiResponse(), "no description"), wait,
                moved);
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static String name(@Nullable Throwable failure) {
        return failure == null ? "unknown" : failure.getClass().getSimpleName();
    }

    @FunctionalInterface
    private interface Call<T> {
        CompletableFuture<T> begin() throws TelegramApiException;
    }
}
