package com.tarcommerce.testsupport.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a call, as the real service lets things go wrong. */
public final class Failure {
    final boolean takesEffect;
    /** Given in place of the real answer. */
    final @Nullable Answer instead;
    final Duration delay;
    /** The parameter without which it can't happen; empty if it always can. */
    private final String onlyWith;

    private Failure(boolean takesEffect, @Nullable Answer instead, Duration delay) {
        this(takesEffect, instead, delay, "");
    }

    private Failure(boolean takesEffect, @Nullable Answer instead, Duration delay, String onlyWith) {
        this.takesEffect = takesEffect;
        this.instead = instead;
        this.delay = delay;
        this.onlyWith = onlyWith;
    }

    /** What goes wrong in passing: nobody has to do anything but try again, later or with a detail changed. */
    public static List<Failure> passing() {
        return List.of(tooManyRequests(1), serverError(), badGateway(),
                refusal(Answer.error(503, "Service Unavailable")),
                refusal(Answer.error(504, "Gateway Timeout")), closeWithoutAnswer(), loseTheAnswer(),
                threadNotFound().onlyWith("message_thread_id"),
                badRequest("message to be replied not found").onlyWith("reply_parameters"));
    }

    private Failure onlyWith(String parameter) {
        return new Failure(takesEffect, instead, delay, parameter);
    }

    boolean appliesTo(Map<String, String> parameters) {
        return onlyWith.isEmpty() || parameters.containsKey(onlyWith);
    }

    public static Failure tooManyRequests(long retryAfterSeconds) {
        return refusal(Answer.tooManyRequests(retryAfterSeconds));
    }

    public static Failure serverError() {
        return refusal(Answer.error(500, "Internal Server Error"));
    }

    public static Failure badGateway() {
        return refusal(Answer.error(502, "Bad Gateway"));
    }

    public static Failure threadNotFound() {
        return badRequest("message thread not found");
    }

    /** @param why what follows {@code Bad Request: } */
    public static Failure badRequest(String why) {
        return refusal(Answer.badRequest(why));
    }

    public static Failure migratedTo(long newChat) {
        return refusal(Answer.migrated(newChat));
    }

    /** The token is none of Telegram's any more. */
    public static Failure unauthorized() {
        return refusal(Answer.error(401, "Unauthorized"));
    }

    public static Failure blocked() {
        return refusal(Answer.error(403, "Forbidden: bot was blocked by the user"));
    }

    public static Failure kicked() {
        return refusal(Answer.error(403, "Forbidden: bot was kicked from the supergroup chat"));
    }

    /** The connection is closed and nothing was done. */
    public static Failure closeWithoutAnswer() {
        return refusal(Answer.NONE);
    }

    /** It is done, and the connection is closed without an answer: the bot can't know. */
    public static Failure loseTheAnswer() {
        return new Failure(true, Answer.NONE, Duration.ZERO);
    }

    /** It is done and answered, but the answer comes late. */
    public static Failure delay(Duration duration) {
        return new Failure(true, null, duration);
    }

    private static Failure refusal(Answer answer) {
        return new Failure(false, answer, Duration.ZERO);
    }
}
