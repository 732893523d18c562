package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One page in a folder of its own, looked at by children without a shell, each with a deadline. */
final class TesseractPage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TesseractPage.class);
    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final Pattern TURN = Pattern.compile("Rotate: (90|180|270)\\s+Orientation confidence: (\\d+)");
    /** Of eighty turned pages the four that were taken for something else were below 0.6, all others above 1.6. */
    private static final int SURE = 1;
    private static final int QUARTER = 90;

    private final TesseractProgram.Installed program;
    private final Duration deadline;
    private final Path folder;
    private final Path picture;

    TesseractPage(TesseractProgram.Installed program, BufferedImage page, Duration deadline) throws IOException {
        this.program = program;
        this.deadline = deadline;
        this.folder = Files.createTempDirectory(Leftovers.PREFIX);
        this.picture = folder.resolve("page.png");
        ImageIO.write(page, "png", picture.toFile());
    }

    /** @throws ProblemException 503 if it can't be read in time */
    String text(Deadline until) throws IOException, InterruptedException {
        if (run(List.of("-l", program.languages(), "--psm", "6", "-c", "preserve_interword_spaces=1", "txt"), until)) {
            return written(".txt");
        }
        throw Tesseract.unavailable("busy",
                "The program that reads pictures failed at this one: try again, or send it smaller.");
    }

    /** @return how many, clockwise, make it upright; 0 where that is not sure */
    int quarterTurns(Deadline until) throws IOException, InterruptedException {
        try {
            if (program.knowsTurns() && run(List.of("-l", TesseractProgram.TURNS, "--psm", "0"), until)) {
                var said = TURN.matcher(written("." + TesseractProgram.TURNS));
                return said.find() && Integer.parseInt(said.group(2)) >= SURE
                        ? Integer.parseInt(said.group(1)) / QUARTER
                        : 0;
            }
        } catch (ProblemException late) {
            LOG.atInfo().setCause(late).log("nobody found out in time how a page lies");
        }
        return 0;
    }

    private String written(String kind) throws IOException {
        var file = folder.resolve("text" + kind);
        var read = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return new String(read, 0, Math.min(read.length, LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    /** @return whether it ended well; it does not with pages on which it sees no letters */
    private boolean run(List<String> how, Deadline until) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.path(), picture.toString(), folder.resolve("text").toString()));
        command.addAll(how);
        var process = TesseractProgram.quiet(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(until.left(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
                throw Tesseract.unavailable("busy", "The picture could not be read in time: send it smaller or sharper,"
                        + " or fewer pages at once.");
            }
            if (process.exitValue() != 0) {
                LOG.atInfo().addKeyValue("code", process.exitValue()).log("Tesseract could not read a page");
            }
            return process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : List.of("page.png", "text.txt", "text." + TesseractProgram.TURNS)) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
