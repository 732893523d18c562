package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a message, whose text is its caption: one that outbound has, or one that it fetches when the
 * message's turn comes.
 *
 * @param kind a {@code photo} that a channel can't show as one goes as a {@code document}
 * @param id   what {@code POST /v1/media} answered, of the same tenant; or
 * @param url  where it lies; must be allowed by {@code TAR_MEDIA_ALLOW}
 * @param name what a document is called; by its type unless given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Media(@NotNull MediaKind kind, @Nullable @Size(max = 64) String id, @Nullable URI url,
        @Nullable @Size(max = 128) String name) {

    public static Media kept(MediaKind kind, String id, @Nullable String name) {
        return new Media(kind, id, null, name);
    }

    public static Media at(MediaKind kind, URI url, @Nullable String name) {
        return new Media(kind, null, url, name);
    }
}
