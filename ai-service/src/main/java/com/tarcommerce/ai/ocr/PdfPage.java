package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a PDF as the child gives it: how many letters in bytes and the letters, or width, height and the shades of
 * grey, row by row. Whoever reads that believes no number in it.
 *
 * @param painted in grey, instead of a text
 */
record PdfPage(String text, @Nullable BufferedImage painted) {
    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int MOST_PIXELS = 4_200_000;
    /** What all pages that may be there come to at most. */
    static final int MOST_BYTES = PdfPages.MOST_PAGES * (LONGEST_TEXT + 16) + PdfPages.MOST_PAINTED * MOST_PIXELS;
    private static final int TEXT = 1;
    private static final int PAINTED = 2;

    static void write(List<PdfPage> pages, DataOutputStream out) throws IOException {
        out.writeInt(pages.size());
        for (var page : pages) {
            page.write(out);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        if (painted == null) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var length = Math.min(bytes.length, LONGEST_TEXT);
            while (length > 0 && length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
                length--;
            }
            out.writeByte(TEXT);
            out.writeInt(length);
            out.write(bytes, 0, length);
            return;
        }
        out.writeByte(PAINTED);
        out.writeInt(painted.getWidth());
        out.writeInt(painted.getHeight());
        out.write((byte[]) painted.getRaster().getDataElements(0, 0, painted.getWidth(), painted.getHeight(), null));
    }

    static List<PdfPage> read(DataInputStream in) throws IOException {
        var pages = new ArrayList<PdfPage>();
        for (var left = upTo(PdfPages.MOST_PAGES, in.readInt()); left > 0; left--) {
            pages.add(switch (in.readByte()) {
                case TEXT -> new PdfPage(new String(in.readNBytes(upTo(LONGEST_TEXT, in.readInt())),
                        StandardCharsets.UTF_8), null);
                case PAINTED -> new PdfPage("", picture(in));
                default -> throw new IOException("no page");
            });
        }
        return pages;
    }

    private static BufferedImage picture(DataInputStream in) throws IOException {
        var width = upTo(MOST_PIXELS, in.readInt());
        var height = upTo(MOST_PIXELS / Math.max(1, width), in.readInt());
        var shades = new byte[width * height];
        in.readFully(shades);
        var picture = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, shades);
        return picture;
    }

    private static int upTo(int most, int number) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("more than fits");
        }
        return number;
    }
}
