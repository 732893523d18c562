package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.ocr.TesseractProgram.Installed;
import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Reads a photographed page by the program of that name, only so many at once; one that lies on its side is turned. */
final class Tesseract {
    static final String NAME = "tesseract";
    static final String INSTALL = "Nothing that reads pictures is installed beside ai-service: install Tesseract"
            + " (Debian: apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-hin) or set TAR_TESSERACT to its"
            + " path.";
    private static final Logger LOG = LoggerFactory.getLogger(Tesseract.class);

    private final TesseractSettings settings;
    private final TesseractProgram program;
    private final Semaphore places;

    Tesseract(TesseractSettings settings) {
        this.settings = settings;
        this.program = new TesseractProgram(settings.program());
        this.places = new Semaphore(settings.concurrent(), true);
    }

    boolean isInstalled() {
        return program.find().isPresent();
    }

    /**
     * @param picture is opened only once there is a place for it: it takes a hundred megabytes
     * @param isBill  whether a text is what was looked for; if it is not, the page may lie on its side
     * @param until   when it ends before its own deadline
     * @throws ProblemException 503 if it is not installed, does not end, or all places are taken for too long
     */
    String read(Supplier<BufferedImage> picture, Predicate<String> isBill, Deadline until) {
        try {
            if (!places.tryAcquire(until.left(settings.deadline()).toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable("busy", "Too many pictures are being read: try again in a moment.");
            }
            try {
                return read(picture.get(),
                        program.find().orElseThrow(() -> unavailable("ocr-not-installed", INSTALL)), isBill, until);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("busy", "The service is being stopped: try again in a moment.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(BufferedImage picture, Installed installed, Predicate<String> isBill, Deadline until)
            throws IOException, InterruptedException {
        try (var page = new TesseractPage(installed, PreparePage.prepare(picture), settings.deadline())) {
            var text = page.text(until);
            var turns = isBill.test(text) ? 0 : page.quarterTurns(until);
            return turns == 0 ? text : turned(Gray.quarters(picture, turns), installed, until).orElse(text);
        }
    }

    /** What was read before stands where there is no time for it. */
    private Optional<String> turned(BufferedImage picture, Installed installed, Deadline until)
            throws IOException, InterruptedException {
        try (var page = new TesseractPage(installed, PreparePage.prepare(picture), settings.deadline())) {
            return Optional.of(page.text(until));
        } catch (ProblemException late) {
            LOG.atInfo().setCause(late).log("a page that lies on its side was not read in time");
            return Optional.empty();
        }
    }

    static ProblemException unavailable(String type, String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, type, detail);
    }
}
