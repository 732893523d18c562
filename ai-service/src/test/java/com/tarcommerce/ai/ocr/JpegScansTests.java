package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class JpegScansTests {
    private static final Deadline LONG = Deadline.in(Duration.ofMinutes(10));
    private static final int SOS = 0xDA;
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    @Test
    void aPictureInTheUsualScansIsRead() {
        var file = progressive(2_000, 2_000);

        assertThat(OpenPicture.open(file, FileKind.of(file), LONG).getWidth()).isEqualTo(2_000);
    }

    @Test
    void aScanThatIsRepeatedWithoutEndIsRefusedUndecoded() {
        var file = withLastScan(progressive(2_000, 2_000), 200);

        assertThat(file.length).isLessThan(100_000);
        refused(file);
    }

    @Test
    void whatIsHeldWholeMayHaveFewerPoints() {
        var file = progressive(64, 64);
        for (var at = 2; at < file.length; at++) {
            if ((file[at - 2] & 0xFF) == 0xFF && (file[at - 1] & 0xFF) == 0xC2) {
                System.arraycopy(new byte[]{0x17, 0x70, 0x17, 0x70}, 0, file, at + 3, 4);
                break;
            }
        }

        refused(file);
    }

    @Test
    void theSmallPictureInsideIsNotCounted() {
        var file = progressive(2_000, 2_000);
        var note = new byte[60_002];
        note[0] = (byte) ((note.length - 2) >> 8);
        note[1] = (byte) (note.length - 2);
        for (var at = 2; at + 1 < note.length; at += 2) {
            note[at] = (byte) 0xFF;
            note[at + 1] = (byte) SOS;
        }
        var out = new ByteArrayOutputStream();
        out.write(file, 0, 2);
        out.writeBytes(new byte[]{(byte) 0xFF, (byte) 0xE1, (byte) (60_000 >> 8), (byte) 60_000});
        out.write(note, 2, 59_998);
        out.write(file, 2, file.length - 2);

        assertThat(OpenPicture.open(out.toByteArray(), FileKind.JPEG, LONG).getWidth()).isEqualTo(2_000);
    }

    private static void refused(byte[] file) {
        assertThatThrownBy(() -> OpenPicture.open(file, FileKind.of(file), LONG))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.getStatusCode())
                        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE))
                .hasMessageContaining("passes");
    }

    static byte[] progressive(int width, int height) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new ByteArrayOutputStream(); var image = ImageIO.createImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(image);
            writer.write(null, new IIOImage(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), null, null),
                    how);
            image.flush();
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writer.dispose();
        }
    }

    private static byte[] withLastScan(byte[] file, int times) {
        var from = file.length - END.length;
        while ((file[from] & 0xFF) != 0xFF || (file[from + 1] & 0xFF) != SOS) {
            from--;
        }
        var out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        for (var time = 0; time < times; time++) {
            out.write(file, from, file.length - END.length - from);
        }
        out.writeBytes(END);
        return out.toByteArray();
    }
}
