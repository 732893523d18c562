package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class WebpTests {
    private static final Deadline LONG = Deadline.in(Duration.ofMinutes(10));

    @Test
    void aWebpIsDecodedToItsPoints() {
        var picture = new BufferedImage(64, 40, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 64; x++) {
            picture.setRGB(x, x / 2, 0xFFFFFF);
        }
        var file = webp("VP8L", lossless(picture));

        var read = OpenPicture.open(file, FileKind.of(file), LONG);

        assertThat(read.getWidth()).isEqualTo(64);
        assertThat(read.getHeight()).isEqualTo(40);
        assertThat(read.getRGB(10, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(read.getRGB(10, 6) & 0xFFFFFF).isZero();
    }

    @Test
    void aFrameOfTooManyPointsIsRefusedUndecodedWhateverItsHeadSays() {
        var lossy = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put(6, (byte) 0xFF).put(7, (byte) 0x3F)
                .put(8, (byte) 0xFF).put(9, (byte) 0x3F).array();
        var lossless = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2F).putInt(0x0FFFFFFF)
                .array();
        var canvas = new byte[]{0, 0, 0, 0, 63, 0, 0, 63, 0, 0};

        refused(HttpStatus.CONTENT_TOO_LARGE, webp("VP8X", canvas, "VP8 ", lossy));
        refused(HttpStatus.CONTENT_TOO_LARGE, webp("VP8X", canvas, "VP8L", lossless));
    }

    @Test
    void whatMovesIsRefused() {
        refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, webp("VP8X", new byte[10], "ANIM", new byte[6]));
    }

    @Test
    void aDamagedOneIs400() {
        var whole = webp("VP8L", lossless(new BufferedImage(64, 40, BufferedImage.TYPE_INT_RGB)));

        refused(HttpStatus.BAD_REQUEST, Arrays.copyOf(whole, 24));
        refused(HttpStatus.BAD_REQUEST, Arrays.copyOf(whole, 14));
        refused(HttpStatus.BAD_REQUEST, webp("VP8L", new byte[3]));
        refused(HttpStatus.BAD_REQUEST, webp("VP8 ", new byte[40]));
    }

    private static void refused(HttpStatus status, byte[] file) {
        assertThatThrownBy(() -> OpenPicture.open(file, FileKind.of(file), LONG)).isInstanceOfSatisfying(
                ProblemException.class, refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
    }

    static byte[] webp(Object... chunks) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        for (var at = 0; at < chunks.length; at += 2) {
            var content = (byte[]) chunks[at + 1];
            body.writeBytes(((String) chunks[at]).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(littleEndian(content.length));
            body.writeBytes(content);
            body.writeBytes(new byte[content.length % 2]);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(littleEndian(body.size()));
        file.writeBytes(body.toByteArray());
        return file.toByteArray();
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }

    /** Black and white only, each channel a code of one bit: the simplest VP8L there is (RFC 9649). */
    static byte[] lossless(BufferedImage picture) {
        var bits = new Bits();
        bits.add(0x2F, 8);
        bits.add(picture.getWidth() - 1, 14);
        bits.add(picture.getHeight() - 1, 14);
        bits.add(0, 1 + 3);
        bits.add(0, 1 + 1 + 1);
        for (var channel = 0; channel < 3; channel++) {
            bits.add(1, 1);
            bits.add(1, 1);
            bits.add(1, 1);
            bits.add(0, 8);
            bits.add(255, 8);
        }
        bits.add(0b101, 3);
        bits.add(255, 8);
        bits.add(0b0001, 4);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var white = (picture.getRGB(x, y) & 0xFF) > 127 ? 0b111 : 0;
                bits.add(white, 3);
            }
        }
        return bits.bytes();
    }

    /** From the least significant bit on. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int count;

        void add(int value, int length) {
            for (var bit = 0; bit < length; bit++) {
                held |= (value >> bit & 1) << count++;
                if (count == 8) {
                    flush();
                }
            }
        }

        private void flush() {
            out.write(held);
            held = 0;
            count = 0;
        }

        byte[] bytes() {
            flush();
            return out.toByteArray();
        }
    }
}
