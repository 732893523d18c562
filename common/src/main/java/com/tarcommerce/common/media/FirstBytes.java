package com.tarcommerce.common.media;

import java.util.Optional;

/** What a picture or a PDF is by its own first bytes, whatever its sender calls it. */
public final class FirstBytes {

    private FirstBytes() {
    }

    /** Empty for what is no JPEG, PNG, WebP or PDF. */
    public static Optional<String> typeOf(byte[] file) {
        if (are(file, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (are(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of("image/png");
        }
        if (are(file, 'R', 'I', 'F', 'F') && isWebp(file)) {
            return Optional.of("image/webp");
        }
        return are(file, '%', 'P', 'D', 'F', '-') ? Optional.of("application/pdf") : Optional.empty();
    }

    public static boolean are(byte[] file, int... signature) {
        if (file.length < signature.length) {
            return false;
        }
        for (var at = 0; at < signature.length; at++) {
            if ((file[at] & 0xFF) != signature[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWebp(byte[] file) {
        return file.length >= 12 && file[8] == 'W' && file[9] == 'E' && file[10] == 'B' && file[11] == 'P';
    }
}
