package com.tarcommerce.gateway.channel.telegram;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** What a message brings beside text. */
record Contents(String kind, @Nullable String fileId) {

    /** Empty for what is neither: a notice of Telegram's own, or a kind that is newer than this. */
    static Optional<Contents> of(Message message) {
        return photo(message).or(() -> recording(message)).or(() -> thing(message));
    }

    /** The last size is the largest. An animation is described as a document too, so it comes first. */
    private static Optional<Contents> photo(Message message) {
        if (message.getPhoto() != null && !message.getPhoto().isEmpty()) {
            PhotoSize largest = message.getPhoto().getLast();
            return file("photo", largest.getFileId());
        }
        if (message.getAnimation() != null) {
            return file("animation", message.getAnimation().getFileId());
        }
        if (message.getDocument() != null) {
            return file("document", message.getDocument().getFileId());
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
            return file("contact", null);
        }
        if (message.getVenue() != null) {
            return file("venue", null);
        }
        if (message.getLocation() != null) {
            return file("location", null);
        }
        return message.getPoll() == null ? Optional.empty() : file("poll", null);
    }

    private static Optional<Contents> file(String kind, @Nullable String fileId) {
        return Optional.of(new Contents(kind, fileId));
    }
}
