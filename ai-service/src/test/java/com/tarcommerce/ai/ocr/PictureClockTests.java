package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

/** Blank pictures: of few bytes and many points, so that a clock that is looked at only while bytes come sees nothing. */
class PictureClockTests {
    private static final int SIDE = 2_000;
    private static final int LOOKS = 14;
    private static final Duration LONG = Duration.ofHours(1);

    @ParameterizedTest
    @MethodSource("blank")
    void aPictureThatTakesTooLongIsGivenUpInTheMiddle(byte[] file) {
        var looks = new AtomicLong();
        var until = Deadline.in(LONG, () -> looks.incrementAndGet() < LOOKS ? 0 : LONG.toNanos() / 2);

        assertThatThrownBy(() -> OpenPicture.open(file, FileKind.of(file), until)).isInstanceOfSatisfying(
                ProblemException.class,
                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE))
                .hasMessageContaining("too long");

        assertThat(looks).as("rows that were made after it was over").hasValueLessThan(LOOKS + 8);
    }

    /** Others have used it up: the same picture is opened a moment later. */
    @ParameterizedTest
    @MethodSource("blank")
    void whereTheTimeOfTheWholeRequestIsOverItIsNotThePicturesFault(byte[] file) {
        var looks = new AtomicLong();
        var soon = Duration.ofSeconds(1);
        var until = Deadline.in(soon, () -> looks.incrementAndGet() < LOOKS ? 0 : soon.toNanos());

        assertThatThrownBy(() -> OpenPicture.open(file, FileKind.of(file), until)).isInstanceOfSatisfying(
                ProblemException.class,
                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("blank")
    void thereIsMoreOfItThatWasNotMade(byte[] file) {
        var looks = new AtomicLong();

        var picture = OpenPicture.open(file, FileKind.of(file), Deadline.in(LONG, () -> looks.incrementAndGet()));

        assertThat(picture.getWidth()).isEqualTo(SIDE);
        assertThat(looks).hasValueGreaterThan(2 * LOOKS);
    }

    static Stream<Named<byte[]>> blank() {
        var blank = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        return Stream.of(Named.of("jpeg", written(blank, "jpg")), Named.of("png", written(blank, "png")),
                Named.of("progressive jpeg", JpegScansTests.progressive(SIDE, SIDE)),
                Named.of("webp", WebpTests.webp("VP8L", WebpTests.lossless(blank))));
    }

    private static byte[] written(BufferedImage picture, String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
