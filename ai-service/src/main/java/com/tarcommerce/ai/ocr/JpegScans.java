package com.tarcommerce.ai.ocr;

import java.nio.ByteBuffer;

/**
 * The scans of a JPEG, counted before anybody decodes it: each of them, of a few bytes, makes a decoder go over all points
 * once more. Layout: ITU-T T.81, annex B.
 */
final class JpegScans {
    /** As many as sixteen million points in twelve passes; programs that save make ten. */
    private static final long MOST_POINTS_DRAWN = 200_000_000;
    /** A picture in several scans is held whole while it is decoded. */
    private static final long MOST_PIXELS_IN_SCANS = 16_000_000;
    private static final int MARK = 0xFF;
    private static final int STUFFED = 0x00;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int FRAME_HEAD = 7;

    private final ByteBuffer in;
    private long pixels;
    private long scans;

    private JpegScans(byte[] file) {
        in = ByteBuffer.wrap(file);
    }

    /** @throws com.tarcommerce.common.problem.ProblemException 413 if it would take too long to decode */
    static void check(byte[] file) {
        new JpegScans(file).check();
    }

    private void check() {
        while (in.hasRemaining()) {
            var marker = nextMarker();
            if (marker == END) {
                return;
            }
            if (isAlone(marker)) {
                continue;
            }
            if (in.remaining() < Short.BYTES) {
                return;
            }
            var size = (in.getShort(in.position()) & 0xFFFF);
            if (isFrame(marker) && in.remaining() >= FRAME_HEAD) {
                pixels = Math.max(pixels, (in.getShort(in.position() + 3) & 0xFFFFL)
                        * (in.getShort(in.position() + 5) & 0xFFFFL));
            } else if (marker == SCAN) {
                count();
            }
            in.position(Math.min(in.limit(), in.position() + Math.max(size, Short.BYTES)));
        }
    }

    private void count() {
        scans++;
        if (scans * pixels > MOST_POINTS_DRAWN || (scans > 1 && pixels > MOST_PIXELS_IN_SCANS)) {
            throw OpenPicture
                    .tooLarge("The picture is saved in too many passes for its size: send it as a usual photo.");
        }
    }

    /** Behind a scan's points, in which a mark is followed by nought; what is between segments is no segment. */
    private int nextMarker() {
        while (in.hasRemaining()) {
            if ((in.get() & MARK) != MARK) {
                continue;
            }
            var marker = MARK;
            while (marker == MARK && in.hasRemaining()) {
                marker = in.get() & 0xFF;
            }
            if (marker != STUFFED && marker != MARK) {
                return marker;
            }
        }
        return END;
    }

    private static boolean isAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= START);
    }

    /** Those between that are none define tables. */
    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
