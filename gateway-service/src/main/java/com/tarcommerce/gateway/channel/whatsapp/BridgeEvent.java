package com.tarcommerce.gateway.channel.whatsapp;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge tells, as its README documents it.
 *
 * @param id the same for the same message, however often it comes
 */
record BridgeEvent(@Nullable String id, @Nullable String type, @Nullable Data data) {

    /** Which of these there are depends on the type. */
    record Data(String chat, String chatKind, @Nullable String title, @Nullable Person sender, @Nullable Person by,
            @Nullable Person member, boolean administrator, @Nullable String messageId, @Nullable String kind,
            @Nullable String text, boolean addressed, boolean edited, boolean forwarded, @Nullable String button,
            @Nullable String pressId, @Nullable File file, @Nullable String album, Instant writtenAt) {
        String written() {
            return Objects.requireNonNullElse(text, "");
        }
    }

    /** A picture or a document that the bridge gives out. */
    record File(String id, @Nullable String type, @Nullable Long size) {
    }

    /** @param phone digits, where WhatsApp tells the number */
    record Person(String id, @Nullable String phone, @Nullable String name) {
    }
}
