package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message for one room.
 *
 * @param idempotencyKey the same key and body again gives the same id; with another body it is a 409
 * @param kind           {@code message} unless given; {@code progress} is said only where an {@code edit} can take its
 *                       place, and elsewhere is {@code typing}
 * @param text           plain text of any length (long ones are split); may be empty for {@code typing}, beside
 *                       {@code media}, whose caption it is, and for an {@code edit}, which takes the message away then
 * @param format         {@code plain} (the default) or {@code markdown}
 * @param media          a picture or a file that goes with a {@code message}
 * @param replyTo        the platform's id of the message answered, edited, or of the press answered ({@code typing}
 *                       names the message that is being answered, where the platform asks which); or our id
 *                       ({@code msg_…}) of an earlier message for the same chat: one that never got there is not
 *                       pointed at, and its edit is a message of its own, which withdraws it
 * @param expiresAt      not sent any more after this moment
 * @param secret         true for a text that holds a key or a code: it is forgotten once it is sent or will never be,
 *                       and reads as empty then; false unless given
 * @param cause          what made us say it: messages of one cause for one room may go out as one if they wait together
 * @param digest         messages of one digest for one room may go out as one, a line each, if they wait together
 * @param trace          the W3C traceparent of what led to it; the request's unless given. Not part of the body that a
 *                       repeat must equal
 * @param callback       is told what becomes of the message ({@link StateChanged}): {@code /events/messages} for the
 *                       gateway, or what {@code TAR_CALLBACK_ALLOW} allows; {@code TAR_MESSAGE_CALLBACK} unless given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SendMessage(@NotBlank @Size(max = 256) String idempotencyKey, @NotBlank @Size(max = 128) String tenant,
        @NotNull @Valid Room room, @Nullable MessageKind kind, @NotNull @Size(max = 100_000) String text,
        @Nullable String format, @Nullable List<@NotNull List<@NotNull @Valid Button>> buttons,
        @Nullable @Valid Media media, @Nullable String replyTo, @Nullable Priority priority,
        @Nullable Instant expiresAt, @Nullable Boolean secret, @Nullable @Size(max = 256) String cause,
        @Nullable @Size(max = 64) String digest,
        @Nullable @Pattern(regexp = TRACEPARENT, message = "must be a W3C traceparent") String trace,
        @Nullable URI callback) {
    private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    /** One that goes out alone. */
    public SendMessage(String idempotencyKey, String tenant, Room room, @Nullable MessageKind kind, String text,
            @Nullable String format, @Nullable List<List<Button>> buttons, @Nullable String replyTo,
            @Nullable Priority priority, @Nullable Instant expiresAt, @Nullable Boolean secret) {
        this(idempotencyKey, tenant, room, kind, text, format, buttons, null, replyTo, priority, expiresAt, secret,
                null, null, null, null);
    }

    public SendMessage saying(String newText) {
        return new SendMessage(idempotencyKey, tenant, room, kind, newText, format, buttons, media, replyTo, priority,
                expiresAt, secret, cause, digest, trace, callback);
    }

    public SendMessage as(MessageKind newKind, @Nullable String newReplyTo) {
        return new SendMessage(idempotencyKey, tenant, room, newKind, text, format, buttons, media, newReplyTo,
                priority,
                expiresAt, secret, cause, digest, trace, callback);
    }

    /** The same with another file, or without one. */
    public SendMessage with(@Nullable Media newMedia) {
        return new SendMessage(idempotencyKey, tenant, room, kind, text, format, buttons, newMedia, replyTo, priority,
                expiresAt, secret, cause, digest, trace, callback);
    }

    /** The same in another format. */
    public SendMessage in(String newFormat) {
        return new SendMessage(idempotencyKey, tenant, room, kind, text, newFormat, buttons, media, replyTo, priority,
                expiresAt, secret, cause, digest, trace, callback);
    }

    /** The same, not sent any more after another moment. */
    public SendMessage until(@Nullable Instant newExpiry) {
        return new SendMessage(idempotencyKey, tenant, room, kind, text, format, buttons, media, replyTo, priority,
                newExpiry, secret, cause, digest, trace, callback);
    }

    public SendMessage together(@Nullable String newCause, @Nullable String newDigest) {
        return new SendMessage(idempotencyKey, tenant, room, kind, text, format, buttons, media, replyTo, priority,
                expiresAt,
                secret, newCause, newDigest, trace, callback);
    }

    public SendMessage toldTo(@Nullable URI newCallback) {
        return new SendMessage(idempotencyKey, tenant, room, kind, text, format, buttons, media, replyTo, priority,
                expiresAt,
                secret, cause, digest, trace, newCallback);
    }

    public SendMessage traced(@Nullable String newTrace) {
        return new SendMessage(idempotencyKey, tenant, room, kind, text, format, buttons, media, replyTo, priority,
                expiresAt,
                secret, cause, digest, newTrace, callback);
    }

    /** A plain text for a room. */
    public static SendMessage text(String idempotencyKey, String tenant, Room room, String text, Priority priority) {
        return new SendMessage(idempotencyKey, tenant, room, null, text, null, null, null, priority, null, null);
    }
}
