package com.tarcommerce.outbound.media;

import com.tarcommerce.common.media.FirstBytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is by its own bytes; what is claimed of it counts only between kinds that look alike. */
final class FileType {
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Set<String> ZIPPED = Set.of(OFFICE + "wordprocessingml.document",
            OFFICE + "spreadsheetml.sheet", OFFICE + "presentationml.presentation");
    private static final String ZIP = "application/zip";
    private static final String CSV = "text/csv";
    private static final Map<String, String> ENDINGS = Map.of("image/jpeg", ".jpg", "image/png", ".png", "image/webp",
            ".webp", "image/gif", ".gif", "application/pdf", ".pdf", ZIP, ".zip", CSV, ".csv",
            OFFICE + "wordprocessingml.document", ".docx", OFFICE + "spreadsheetml.sheet", ".xlsx",
            OFFICE + "presentationml.presentation", ".pptx");

    private FileType() {
    }

    /** Empty for what is none of the kinds that go out. */
    static Optional<String> of(byte[] file, @Nullable String claimed) {
        var claim = claimed == null ? "" : claimed.split(";", 2)[0].strip();
        return FirstBytes.typeOf(file).or(() -> otherThanBills(file, claim));
    }

    private static Optional<String> otherThanBills(byte[] file, String claim) {
        if (FirstBytes.are(file, 'G', 'I', 'F', '8')) {
            return Optional.of("image/gif");
        }
        if (FirstBytes.are(file, 'P', 'K', 3, 4)) {
            return Optional.of(ZIPPED.contains(claim) ? claim : ZIP);
        }
        return isText(file) ? Optional.of(claim.equals(CSV) ? CSV : "text/plain") : Optional.empty();
    }

    /** Such as {@code file.pdf}. */
    static String nameOf(String type) {
        return (type.startsWith("image/") ? "picture" : "file") + ENDINGS.getOrDefault(type, ".txt");
    }

    private static boolean isText(byte[] file) {
        for (var unit : file) {
            if (unit >= 0 && unit < ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
                return false;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).hasRemaining();
        } catch (CharacterCodingException binary) {
            return false;
        }
    }
}
