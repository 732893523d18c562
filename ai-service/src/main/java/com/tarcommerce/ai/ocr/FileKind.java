package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** What a file is by its first bytes, whatever its sender calls it. */
enum FileKind {
    JPEG, PNG, WEBP, PDF;

    private static final int SHORTEST = 12;

    /** @throws ProblemException 415 if it is none of these */
    static FileKind of(byte[] file) {
        if (file.length >= SHORTEST) {
            if ((file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8 && (file[2] & 0xFF) == 0xFF) {
                return JPEG;
            }
            if ((file[0] & 0xFF) == 0x89 && begins(file, 1, "PNG\r\n")) {
                return PNG;
            }
            if (begins(file, 0, "%PDF-")) {
                return PDF;
            }
            if (begins(file, 0, "RIFF") && begins(file, 8, "WEBP")) {
                return WEBP;
            }
            if (begins(file, 4, "ftyp")) {
                throw unsupported(
                        "This is a photo in a phone's own format (HEIC), or a film: send it as a photo, of which"
                                + " apps make a JPEG, or set the camera to JPEG.");
            }
        }
        throw unsupported("This is none of JPEG, PNG, WebP and PDF: send a photo or a scan of the bill.");
    }

    private static boolean begins(byte[] file, int at, String with) {
        return new String(file, at, with.length(), StandardCharsets.ISO_8859_1).equals(with);
    }

    static ProblemException unsupported(String detail) {
        return new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
    }
}
