package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at a PDF before anybody opens it: all that is packed in it is unpacked once and thrown away, and only if that
 * stays small is it opened. What could hide more (packed twice, by rare methods, locked) is refused.
 */
final class PdfBombs {
    private static final int MOST_UNPACKED = 64 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;
    private static final int SURELY = 512;
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\b");
    private static final Pattern STREAM = Pattern.compile("\\bstream\\r?\\n");
    private static final String NAME = "/(?:[A-Z]|#[0-9A-Fa-f]{2})";
    /** Filters that pack more than Flate does or hide it, one that is told elsewhere, rows that are larger than any page. */
    private static final Pattern RARE = Pattern.compile("/(?:LZWDecode|RunLengthDecode|ASCIIHexDecode|ASCII85Decode)\\b"
            + "|/Filter\\s+\\d+\\s+\\d+\\s+R\\b|/Filter\\s*\\[[^\\]]{0,200}Decode[^\\]]{0,200}/FlateDecode"
            + "|/Filter\\s*\\[?\\s*" + NAME + "*[A-Za-z]*#|/(?:Columns|Width|Height)\\s+\\d{6,}");
    /** A picture inside a page's own text that is packed once more. */
    private static final Pattern PACKED_INSIDE = Pattern
            .compile("/F(?:ilter)?\\s*\\[?\\s*/(?:Fl\\b|LZW\\b|RL\\b|AHx\\b|A85\\b)");

    private PdfBombs() {
    }

    /** @throws ProblemException 413 for what unpacks to too much, 415 for what can't be looked into */
    static void refuse(byte[] file) {
        var raw = new String(file, StandardCharsets.ISO_8859_1);
        if (LOCKED.matcher(raw).find()) {
            throw FileKind.unsupported("This PDF is locked by a password: send a photo or a screenshot of the bill.");
        }
        if (RARE.matcher(raw).find() || PACKED_INSIDE.matcher(raw).find()) {
            throw unusual();
        }
        var left = MOST_UNPACKED;
        var streams = STREAM.matcher(raw);
        while (streams.find()) {
            left -= unpacked(file, streams.end(), left);
        }
    }

    /** What does not begin as Flate does is nothing that grows. */
    private static int unpacked(byte[] file, int from, int most) {
        if (!isPacked(file, from)) {
            return 0;
        }
        var inflater = new Inflater();
        var content = new ByteArrayOutputStream();
        try {
            inflater.setInput(file, from, file.length - from);
            var chunk = new byte[CHUNK];
            for (var got = inflater.inflate(chunk); got > 0; got = inflater.inflate(chunk)) {
                content.write(chunk, 0, got);
                if (content.size() > most) {
                    throw OpenPicture.tooLarge("The PDF unpacks to more than 64 MiB: send a photo of the bill.");
                }
            }
        } catch (DataFormatException notPacked) {
            return content.size();
        } finally {
            inflater.end();
        }
        if (isPackedAgain(content.toByteArray()) || PACKED_INSIDE.matcher(content.toString(StandardCharsets.ISO_8859_1))
                .find()) {
            throw unusual();
        }
        return content.size();
    }

    private static boolean isPackedAgain(byte[] content) {
        if (!isPacked(content, 0)) {
            return false;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(content);
            return inflater.inflate(new byte[SURELY]) > 0;
        } catch (DataFormatException lookedLikeIt) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** RFC 1950: the method is 8, and the first two bytes are a multiple of 31. */
    private static boolean isPacked(byte[] bytes, int from) {
        return bytes.length >= from + 2 && (bytes[from] & 0x0F) == 8
                && ((bytes[from] & 0xFF) * 256 + (bytes[from + 1] & 0xFF)) % 31 == 0;
    }

    private static ProblemException unusual() {
        return FileKind.unsupported("This PDF is packed in a way that is not read: send a photo of the bill.");
    }
}
