package com.tarcommerce.outbound.ability;

import com.tarcommerce.common.contract.message.MediaKind;
import java.util.Optional;
import java.util.Set;

/**
 * What files a channel takes.
 *
 * @param photoTypes    of what it shows in the chat
 * @param fileTypes     of what it gives people to open; empty: any
 * @param longestCaption in UTF-16 units; a longer text follows as messages of its own
 * @param buttons       whether they can be under a file; else they follow with the text
 */
public record Files(Set<String> photoTypes, int mostPhotoBytes, Set<String> fileTypes, int mostFileBytes,
        int longestCaption, boolean buttons) {

    /** How a file goes that is wanted as this; empty if it can't. */
    public Optional<MediaKind> as(MediaKind wanted, String type, int bytes) {
        if (wanted == MediaKind.PHOTO && photoTypes.contains(type) && bytes <= mostPhotoBytes) {
            return Optional.of(MediaKind.PHOTO);
        }
        return (fileTypes.isEmpty() || fileTypes.contains(type)) && bytes <= mostFileBytes
                ? Optional.of(MediaKind.DOCUMENT)
                : Optional.empty();
    }

    /** Whether the whole text goes with the file. */
    boolean holds(String caption, boolean withButtons) {
        return caption.length() <= longestCaption && (buttons || !withButtons);
    }
}
