package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Reads a page by the program of that name: a child without a shell, with a deadline, and only so many at once. */
final class Tesseract {
    static final String NAME = "tesseract";
    static final String INSTALL = "Nothing that reads pictures is installed beside ai-service: install Tesseract"
            + " (Debian: apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-hin) or set TAR_TESSERACT to its"
            + " path.";
    private static final Logger LOG = LoggerFactory.getLogger(Tesseract.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> LANGUAGES = List.of("eng", "hin");
    private static final int LONGEST_TEXT = 1024 * 1024;

    private final TesseractSettings settings;
    private final Semaphore places;
    private volatile @Nullable Installed installed;

    Tesseract(TesseractSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.concurrent(), true);
    }

    boolean isInstalled() {
        return installed().isPresent();
    }

    /**
     * @param page  is made only once there is a place for it: a page takes a hundred megabytes
     * @param until when it ends before its own deadline
     * @throws ProblemException 503 if it is not installed, does not end, or all places are taken for too long
     */
    String read(Supplier<BufferedImage> page, Deadline until) {
        try {
            if (!places.tryAcquire(until.left(settings.deadline()).toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable("busy", "Too many pictures are being read: try again in a moment.");
            }
            try {
                return read(page.get(), installed().orElseThrow(() -> unavailable("ocr-not-installed", INSTALL)),
                        until);
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

    private String read(BufferedImage page, Installed program, Deadline until)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Leftovers.PREFIX);
        var picture = folder.resolve("page.png");
        var text = folder.resolve("text.txt");
        try {
            ImageIO.write(page, "png", picture.toFile());
            run(List.of(program.path(), picture.toString(), folder.resolve("text").toString(), "-l",
                    program.languages(), "--psm", "6", "-c", "preserve_interword_spaces=1", "txt"), until);
            var read = Files.exists(text) ? Files.readAllBytes(text) : new byte[0];
            return new String(read, 0, Math.min(read.length, LONGEST_TEXT), StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(picture);
            Files.deleteIfExists(text);
            Files.deleteIfExists(folder);
        }
    }

    private void run(List<String> command, Deadline until) throws IOException, InterruptedException {
        var process = quiet(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(until.left(settings.deadline()).toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable("busy", "The picture could not be read in time: send it smaller or sharper, or fewer"
                        + " pages at once.");
            }
            if (process.exitValue() != 0) {
                LOG.atWarn().addKeyValue("code", process.exitValue()).log("Tesseract could not read a page");
                throw unavailable("busy", "The program that reads pictures failed at this one: try again, or send it"
                        + " smaller.");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder quiet(List<String> command) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        return builder;
    }

    /** Looked for again as long as it is missing, so that installing it needs no restart. */
    private Optional<Installed> installed() {
        var known = installed;
        if (known == null) {
            known = candidates().map(Path::of).filter(Files::isExecutable).findFirst().flatMap(this::withLanguages)
                    .orElse(null);
            installed = known;
        }
        return Optional.ofNullable(known);
    }

    private Stream<String> candidates() {
        if (!settings.program().isBlank()) {
            return Stream.of(settings.program().strip());
        }
        var path = System.getenv("PATH");
        return path == null
                ? Stream.empty()
                : Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                        .map(folder -> folder + File.separator + NAME);
    }

    private Optional<Installed> withLanguages(Path program) {
        try {
            var process = quiet(List.of(program.toString(), "--list-langs")).start();
            process.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(_ -> process.destroyForcibly());
            try {
                var known = new String(process.getInputStream().readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip).toList();
                var languages = LANGUAGES.stream().filter(known::contains).toList();
                return languages.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Installed(program.toString(), String.join("+", languages)));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ProblemException unavailable(String type, String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, type, detail);
    }

    /** @param languages as the program takes them: {@code eng+hin} */
    private record Installed(String path, String languages) {
    }
}
