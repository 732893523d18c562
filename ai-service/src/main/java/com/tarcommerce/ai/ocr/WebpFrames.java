package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The frames of a WebP, before anybody decodes them: a frame may be larger than the canvas that the file's head tells of,
 * and a decoder unpacks all of it. Layout: RFC 9649.
 */
final class WebpFrames {
    /** Less than of a JPEG, for it can't be thinned while it is read. */
    private static final long MOST_PIXELS = 16_000_000;
    private static final int HEAD = 12;
    private static final int CHUNK = 8;
    private static final int LOSSY_HEAD = 10;
    private static final int LOSSLESS_HEAD = 5;
    private static final int FOURTEEN_BITS = 0x3FFF;

    private WebpFrames() {
    }

    /** @throws ProblemException 400 if it is broken, 413 for too many pixels, 415 for what moves */
    static void check(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(HEAD);
        while (in.remaining() >= CHUNK) {
            var name = new byte[4];
            in.get(name);
            var size = in.getInt();
            if (size < 0 || size > in.remaining()) {
                throw OpenPicture.broken();
            }
            check(new String(name, StandardCharsets.ISO_8859_1), in.slice(in.position(), size).order(in.order()));
            in.position(Math.min(in.limit(), in.position() + size + size % 2));
        }
    }

    private static void check(String name, ByteBuffer chunk) {
        switch (name) {
            case "VP8 " -> {
                need(chunk, LOSSY_HEAD);
                OpenPicture.allow(chunk.getShort(6) & FOURTEEN_BITS, chunk.getShort(8) & FOURTEEN_BITS, MOST_PIXELS);
            }
            case "VP8L" -> {
                need(chunk, LOSSLESS_HEAD);
                var bits = chunk.getInt(1);
                OpenPicture.allow((bits & FOURTEEN_BITS) + 1L, (bits >>> 14 & FOURTEEN_BITS) + 1L, MOST_PIXELS);
            }
            case "ANIM", "ANMF" -> throw FileKind.unsupported("A picture that moves is not read: send a photo.");
            default -> {
                // Colour profiles and notes hold no pixels.
            }
        }
    }

    private static void need(ByteBuffer chunk, int bytes) {
        if (chunk.remaining() < bytes) {
            throw OpenPicture.broken();
        }
    }
}
