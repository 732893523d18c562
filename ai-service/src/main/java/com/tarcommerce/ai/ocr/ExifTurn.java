package com.tarcommerce.ai.ocr;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, as it notes it in a JPEG. Looks for that one number in the first directory and at nothing else;
 * readers of all that a note may hold are larger than what is wanted. Layout: CIPA DC-008 (Exif), TIFF 6.0.
 */
final class ExifTurn {
    private static final int NOTE = 0xFFE1;
    private static final int FIRST_SEGMENT_OF_MANY = 0xFFE0;
    private static final int LAST_SEGMENT_OF_MANY = 0xFFEF;
    private static final int COMMENT = 0xFFFE;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LITTLE = 0x4949;
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;

    private ExifTurn() {
    }

    /** @return how many quarter turns, clockwise, make it upright; 0 if nothing is said that can be understood */
    static int quarters(byte[] jpeg) {
        try {
            return quarters(ByteBuffer.wrap(jpeg).position(Short.BYTES));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return 0;
        }
    }

    /** Notes stand in front of all else. */
    private static int quarters(ByteBuffer in) {
        var marker = in.getShort() & 0xFFFF;
        while ((marker >= FIRST_SEGMENT_OF_MANY && marker <= LAST_SEGMENT_OF_MANY) || marker == COMMENT) {
            var size = (in.getShort() & 0xFFFF) - Short.BYTES;
            var segment = in.slice(in.position(), size);
            if (marker == NOTE && size > EXIF.length && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
                return ofNote(segment.slice(EXIF.length, size - EXIF.length));
            }
            in.position(in.position() + size);
            marker = in.getShort() & 0xFFFF;
        }
        return 0;
    }

    private static int ofNote(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(Integer.BYTES);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + Short.BYTES + entry * ENTRY;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                return turns(tiff.getShort(at + 2 * Integer.BYTES));
            }
        }
        return 0;
    }

    /** Mirrored ones are made by no camera. */
    private static int turns(int orientation) {
        return switch (orientation) {
            case 6 -> 1;
            case 3 -> 2;
            case 8 -> 3;
            default -> 0;
        };
    }
}
