package com.tarcommerce.testsupport.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a call, as the real service lets things go wrong. */
public final class Failure {
    /** What a bot can do about it. */
    public enum Kind {
        /** Try again, later. */
        PASSES,
        /** Try again at once, with a detail changed. */
        MENDED,
        /** Nothing: the message can't be sent. */
        ENDS
    }

    private static final Duration LONGER_THAN_A_BOT_WAITS = Duration.ofSeconds(11);

    final boolean takesEffect;
    /** Given in place of the real answer. */
    final @Nullable Answer instead;
    final Duration delay;
    private final Kind kind;
    /** The parameter without which it can't happen; empty if it always can. */
    private final String onlyWith;

    private Failure(boolean takesEffect, @Nullable Answer instead, Duration delay) {
        this(takesEffect, instead, delay, Kind.PASSES, "");
    }

    private Failure(boolean takesEffect, @Nullable Answer instead, Duration delay, Kind kind, String onlyWith) {
        this.takesEffect = takesEffect;
        this.instead = instead;
        this.delay = delay;
        this.kind = kind;
        this.onlyWith = onlyWith;
    }

    /** All that may become of one message that is sent: what is documented, and what a connection does besides. */
    public static List<Failure> documented() {
        return Stream.of(passing(), mended(), ending()).flatMap(List::stream).toList();
    }

    public static List<Failure> passing() {
        return List.of(tooManyRequests(1), tooManyRequests(3), serverError(), badGateway(),
                refusal(Answer.error(503, "Service Unavailable")),
                refusal(Answer.error(504, "Gateway Timeout")), closeWithoutAnswer(), loseTheAnswer(),
                new Failure(false, Answer.NONE, LONGER_THAN_A_BOT_WAITS),
                new Failure(true, Answer.NONE, LONGER_THAN_A_BOT_WAITS));
    }

    public static List<Failure> mended() {
        return List.of(threadNotFound().only(Kind.MENDED, "message_thread_id"),
                badRequest("TOPIC_DELETED").only(Kind.MENDED, "message_thread_id"),
                badRequest("TOPIC_CLOSED").only(Kind.MENDED, "message_thread_id"),
                badRequest("message to be replied not found").only(Kind.MENDED, "reply_parameters"),
                badRequest("can't parse entities: unsupported URL").only(Kind.MENDED, "entities"));
    }

    public static List<Failure> ending() {
        return Stream.of(blocked(), kicked(),
                refusal(Answer.error(403, "Forbidden: bot can't initiate conversation with a user")),
                refusal(Answer.error(403, "Forbidden: user is deactivated")),
                refusal(Answer.error(403, "Forbidden: bot is not a member of the supergroup chat")),
                badRequest("chat not found"), badRequest("group chat was deactivated"), badRequest("PEER_ID_INVALID"),
                badRequest("not enough rights to send text messages to the chat"),
                badRequest("CHAT_WRITE_FORBIDDEN"), badRequest("CHAT_RESTRICTED"), badRequest("message is too long"))
                .map(failure -> failure.only(Kind.ENDS, "")).toList();
    }

    private Failure only(Kind newKind, String parameter) {
        return new Failure(takesEffect, instead, delay, newKind, parameter);
    }

    public Kind kind() {
        return kind;
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

    @Override
    public String toString() {
        if (instead != null && instead.status() != 0) {
            return instead.body().path("error_code").asInt() + " " + instead.body().path("description").asString();
        }
        var when = delay.isZero() ? "" : " after " + delay.toSeconds() + " s";
        return instead == null ? "answered" + when : (takesEffect ? "done, no answer" : "not done, no answer") + when;
    }
}
