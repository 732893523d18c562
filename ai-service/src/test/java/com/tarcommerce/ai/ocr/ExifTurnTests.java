package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExifTurnTests {
    private static final int ORIENTATION = 0x0112;
    private static final byte[] JPEG = JpegScansTests.progressive(200, 100);

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "6, 1", "8, 3", "0, 0", "2, 0", "9, 0", "65535, 0"})
    void howTheCameraWasHeldIsReadInBothOrdersOfBytes(int orientation, int turns) {
        assertThat(ExifTurn.quarters(noted(JPEG, orientation, ByteOrder.BIG_ENDIAN))).isEqualTo(turns);
        assertThat(ExifTurn.quarters(noted(JPEG, orientation, ByteOrder.LITTLE_ENDIAN))).isEqualTo(turns);
    }

    @Test
    void aPictureWithoutANoteLiesAsItDoes() {
        assertThat(ExifTurn.quarters(JPEG)).isZero();
    }

    @Test
    void aPictureIsTurnedAsItsCameraSays() {
        var upright = OpenPicture.open(noted(JPEG, 6, ByteOrder.BIG_ENDIAN), FileKind.JPEG,
                Deadline.in(Duration.ofMinutes(1)));

        assertThat(upright).extracting(BufferedImage::getWidth, BufferedImage::getHeight).containsExactly(100, 200);
    }

    @Test
    void aNoteThatIsBrokenOrEndsTooSoonSaysNothingAndBreaksNothing() {
        var whole = Arrays.copyOf(noted(JPEG, 6, ByteOrder.LITTLE_ENDIAN), 80);
        for (var length = 2; length < whole.length; length++) {
            assertThat(ExifTurn.quarters(Arrays.copyOf(whole, length))).isIn(0, 1);
        }
        var random = new Random(112);
        for (var time = 0; time < 200_000; time++) {
            var broken = whole.clone();
            for (var change = 0; change <= time % 4; change++) {
                broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt();
            }
            assertThat(ExifTurn.quarters(broken)).isBetween(0, 3);
        }
    }

    /** As a camera writes it: two other notes first, then how it was held. */
    static byte[] noted(byte[] jpeg, int orientation, ByteOrder order) {
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4).order(order);
        tiff.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(4_000);
        tiff.putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putShort((short) orientation);
        var size = 2 + 6 + tiff.capacity();
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[]{(byte) 0xFF, (byte) 0xE1, (byte) (size >> 8), (byte) size});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
