package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.http.HttpStatus;

/**
 * Decodes a picture whose size was looked at before; what would unpack to more than fits is refused undecoded. One that a
 * camera says was taken on its side is turned.
 */
final class OpenPicture {
    private static final long MOST_PIXELS = 50_000_000;
    private static final long ENOUGH_PIXELS = 4_000_000;
    /** A photo takes a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FEWEST = 32;
    /** Longer than any till prints. */
    private static final int LONGEST_SHAPE = 12;

    private OpenPicture() {
    }

    /**
     * @param until the end of all that was asked for, which others may have used up
     * @throws ProblemException 400 if it is broken, 413 if it has too many pixels or takes too long, 503 if it was too late
     */
    static BufferedImage open(byte[] file, FileKind kind, Deadline until) {
        var clock = until.within(PATIENCE);
        try (var in = new TimedPicture(file, clock)) {
            if (kind == FileKind.WEBP) {
                WebpFrames.check(file);
            } else if (kind == FileKind.JPEG) {
                JpegScans.check(file);
            }
            var picture = decode(in, kind);
            if (clock.isOver()) {
                throw tooSlow(until);
            }
            var turns = kind == FileKind.JPEG ? ExifTurn.quarters(file) : 0;
            return turns == 0 ? picture : Gray.quarters(picture, turns);
        } catch (ProblemException refused) {
            throw refused;
        } catch (IOException | RuntimeException undecodable) {
            throw clock.isOver() ? tooSlow(until) : broken();
        }
    }

    private static BufferedImage decode(TimedPicture in, FileKind kind) throws IOException {
        var reader = reader(kind);
        try {
            reader.addIIOReadProgressListener(in);
            reader.setInput(in, true, true);
            return decode(reader);
        } finally {
            reader.dispose();
        }
    }

    /** By name, for a jar of jars does not show its plugins to ImageIO. */
    private static ImageReader reader(FileKind kind) throws IOException {
        return kind == FileKind.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT)).next();
    }

    private static BufferedImage decode(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        allow(width, height);
        var parameters = reader.getDefaultReadParam();
        var every = (int) Math.ceil(Math.sqrt((double) width * height / ENOUGH_PIXELS));
        if (every > 1) {
            parameters.setSourceSubsampling(every, every, 0, 0);
        }
        return reader.read(0, parameters);
    }

    static void allow(long width, long height) {
        allow(width, height, MOST_PIXELS);
    }

    static void allow(long width, long height, long most) {
        if (width * height > most) {
            throw tooLarge("The picture has more than " + most / 1_000_000 + " million pixels: send it smaller.");
        }
        if (width < FEWEST || height < FEWEST) {
            throw ProblemException.malformed("The picture is too small to hold a bill.");
        }
        allowShape(width, height);
    }

    /** A strip that is turned lies in a sheet many times its size. */
    static void allowShape(long width, long height) {
        if (Math.max(width, height) > LONGEST_SHAPE * Math.min(width, height)) {
            throw tooLarge("The picture is more than " + LONGEST_SHAPE
                    + " times as long as it is wide: send the bill in parts.");
        }
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    private static ProblemException tooSlow(Deadline until) {
        return until.isOver()
                ? busy("Too much is being read to open the picture in time: try again in a moment.")
                : tooLarge("The picture takes too long to open: send it as a usual photo.");
    }

    static ProblemException busy(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "busy", detail);
    }

    static ProblemException broken() {
        return ProblemException.malformed("The file is damaged: send the photo again.");
    }
}
