package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads PDFs in a child, {@link PdfChild}: whatever a file makes of its reader, it has little memory and little time, and
 * both end with the child. One at a time.
 */
final class ReadPdf {
    static final String NAME = "pdf";
    private static final Logger LOG = LoggerFactory.getLogger(ReadPdf.class);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration LONGER_THAN_ITS_PARENT = Duration.ofSeconds(5);
    private static final int MEGABYTES = 256;
    private static final int KILLED = 128;

    private final Semaphore place = new Semaphore(1, true);
    private final Duration deadline;

    ReadPdf() {
        this(DEADLINE);
    }

    /** @param deadline for one file, and for the wait before it */
    ReadPdf(Duration deadline) {
        this.deadline = deadline;
    }

    /** @throws ProblemException 400 damaged, 413 too large or too many pages, 415 locked, 503 not in time */
    List<PdfPage> read(byte[] file, Deadline until) {
        try {
            if (!place.tryAcquire(until.left(deadline).toMillis(), TimeUnit.MILLISECONDS)) {
                throw OpenPicture.busy("Too many PDFs are being read: try again in a moment.");
            }
            try {
                return pages(said(file, until.left(deadline)));
            } finally {
                place.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw OpenPicture.busy("The service is being stopped: try again in a moment.");
        }
    }

    private Said said(byte[] file, Duration most) throws InterruptedException {
        var process = start();
        try {
            var said = new CompletableFuture<Said>();
            Thread.ofPlatform().daemon().name("pdf").start(() -> talk(process, file, said));
            return said.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw OpenPicture.busy("The PDF could not be read in time: send a photo of the bill.");
        } catch (ExecutionException failed) {
            throw OpenPicture.broken();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start() {
        try {
            return ChildJvm.of(PdfChild.class, MEGABYTES,
                    List.of(String.valueOf(deadline.plus(LONGER_THAN_ITS_PARENT).toMillis()))).start();
        } catch (IOException noJava) {
            LOG.atError().setCause(noJava).log("No child could be started that reads PDFs");
            throw FileKind.unsupported("PDFs cannot be read here: send a photo of the bill.");
        }
    }

    private static void talk(Process process, byte[] file, CompletableFuture<Said> said) {
        try {
            try (var in = process.getOutputStream()) {
                in.write(file);
            } catch (IOException endedBefore) {
                LOG.debug("A child ended before it had its file");
            }
            var bytes = process.getInputStream().readNBytes(PdfPage.MOST_BYTES);
            said.complete(new Said(process.waitFor(), bytes));
        } catch (IOException | InterruptedException killed) {
            said.completeExceptionally(killed);
        }
    }

    private static List<PdfPage> pages(Said said) {
        if (said.code == ChildJvm.OUT_OF_MEMORY || said.code > KILLED) {
            throw OpenPicture.tooLarge("The PDF needs too much memory: send a photo of the bill.");
        }
        for (var refusal : PdfRefusal.values()) {
            if (said.code == refusal.code()) {
                throw refusal.problem();
            }
        }
        if (said.code != 0) {
            LOG.atError().addKeyValue("code", said.code).log("The child that reads PDFs did not run");
            throw FileKind.unsupported("PDFs cannot be read here: send a photo of the bill.");
        }
        try {
            return PdfPage.read(new DataInputStream(new ByteArrayInputStream(said.bytes)));
        } catch (IOException cutOff) {
            throw OpenPicture.broken();
        }
    }

    private static final class Said {
        private final int code;
        private final byte[] bytes;

        Said(int code, byte[] bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }
}
