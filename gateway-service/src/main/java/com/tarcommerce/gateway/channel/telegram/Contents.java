package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.Incoming;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** What a message brings beside text. */
record Contents(String kind, Incoming.@Nullable File file) {
    private static final String PHOTO_TYPE = "image/jpeg";

    /** Empty for what is neither: a notice of Telegram's own, or a kind that is newer than this. */
    static Optional<Contents> of(Message message) {
        return photo(message).or(() -> recording(message)).or(() -> thing(message)).or(() -> other(message));
    }

    /** The last size is the largest. An animation is described as a document too, so it comes first. */
    private static Optional<Contents> photo(Message message) {
        if (message.getPhoto() != null && !message.getPhoto().isEmpty()) {
            PhotoSize largest = message.getPhoto().getLast();
            return of("photo", largest.getFileId(), PHOTO_TYPE, size(largest.getFileSize()));
        }
        if (message.getAnimation() != null) {
            return file("animation", message.getAnimation().getFileId());
        }
        if (message.getDocument() != null) {
            var document = message.getDocument();
            return of("document", document.getFileId(), document.getMimeType(), document.getFileSize());
        }
        return message.getSticker() == null ? Optional.empty() : file("sticker", message.getSticker().getFileId());
    }

    private static Optional<Contents> recording(Message message) {
        if (message.getVoice() != null) {
            return file("voice", message.getVoice().getFileId());
        }
        if (message.getAudio() != null) {
            return file("audio", message.getAudio().getFileId());
        }
        if (message.getVideo() != null) {
            return file("video", message.getVideo().getFileId());
        }
        return message.getVideoNote() == null
                ? Optional.empty()
                : file("video_note", message.getVideoNote().getFileId());
    }

    /** A venue has a location too. */
    private static Optional<Contents> thing(Message message) {
        if (message.getContact() != null) {
            return Optional.of(new Contents("contact", null));
        }
        if (message.getVenue() != null) {
            return Optional.of(new Contents("venue", null));
        }
        if (message.getLocation() != null) {
            return Optional.of(new Contents("location", null));
        }
        return message.getPoll() == null ? Optional.empty() : Optional.of(new Contents("poll", null));
    }

    /** What people send and nothing here reads; by name, for whatever else there is may be a notice of Telegram's own. */
    private static Optional<Contents> other(Message message) {
        return Stream.of(message.getDice(), message.getGame(), message.getStory(), message.getPaidMedia(),
                message.getChecklist(), message.getGiveaway(), message.getLivePhoto(), message.getRichMessage())
                .anyMatch(Objects::nonNull) ? Optional.of(new Contents("other", null)) : Optional.empty();
    }

    private static Optional<Contents> file(String kind, String id) {
        return of(kind, id, null, null);
    }

    private static Optional<Contents> of(String kind, String id, @Nullable String type, @Nullable Long size) {
        return Optional.of(new Contents(kind, new Incoming.File(id, type, size)));
    }

    private static @Nullable Long size(@Nullable Integer bytes) {
        return bytes == null ? null : bytes.longValue();
    }
}
