package com.tarcommerce.ai.ocr;

import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads a PDF by the text that it holds or, where it holds none, as the pictures of its pages. One at a time, for so long
 * and no longer; what hangs keeps the place until it ends.
 */
final class ReadPdf {
    static final String NAME = "pdf";
    private static final int MOST_PAGES = 10;
    private static final int MOST_PAINTED = 5;
    private static final int FEWEST_LETTERS = 20;
    private static final int DEEPEST_FORM = 4;
    private static final double ENOUGH_PIXELS = 4_000_000;
    private static final float SHARP = 200 / 72f;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Semaphore place = new Semaphore(1, true);

    ReadPdf() {
        System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
    }

    /** @throws ProblemException 400 damaged, 413 too large or too many pages, 415 locked, 503 not in time */
    Pages read(byte[] file) {
        PdfBombs.refuse(file);
        try {
            if (!place.tryAcquire(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy("Too many PDFs are being read: try again in a moment.");
            }
            var pages = new CompletableFuture<Pages>();
            Thread.ofPlatform().daemon().name("pdf").start(() -> open(file, pages));
            return pages.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw busy("The PDF could not be read in time: send a photo of the bill.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ProblemException refused ? refused : OpenPicture.broken();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy("The service is being stopped: try again in a moment.");
        }
    }

    /** A file may break its reader in any way, and only the file is to blame. */
    private void open(byte[] file, CompletableFuture<Pages> pages) {
        try (var document = Loader.loadPDF(file)) {
            pages.complete(pages(document));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            pages.completeExceptionally(failure);
        } finally {
            place.release();
        }
    }

    private static Pages pages(PDDocument document) throws IOException {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw OpenPicture.tooLarge("The PDF has more than " + MOST_PAGES + " pages: send those of the bill.");
        }
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        var text = stripper.getText(document);
        return text.codePoints().filter(Character::isLetterOrDigit).count() >= FEWEST_LETTERS
                ? new Pages(text, List.of())
                : new Pages("", painted(document));
    }

    private static List<BufferedImage> painted(PDDocument document) throws IOException {
        if (document.getNumberOfPages() > MOST_PAINTED) {
            throw OpenPicture.tooLarge("The PDF has more than " + MOST_PAINTED
                    + " pages that are pictures: send those of the bill.");
        }
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var pages = new ArrayList<BufferedImage>();
        for (int number = 0; number < document.getNumberOfPages(); number++) {
            var page = document.getPage(number);
            allow(page.getResources(), 0);
            var box = page.getCropBox();
            var most = Math.sqrt(ENOUGH_PIXELS / Math.max(1, (double) box.getWidth() * box.getHeight()));
            pages.add(renderer.renderImage(number, (float) Math.min(SHARP, most), ImageType.GRAY));
        }
        return pages;
    }

    /** Its pictures unpack to no more than a photo may. */
    private static void allow(@Nullable PDResources resources, int depth) throws IOException {
        if (resources == null) {
            return;
        }
        if (depth > DEEPEST_FORM) {
            throw OpenPicture.broken();
        }
        for (COSName name : resources.getXObjectNames()) {
            switch (resources.getXObject(name)) {
                case PDImageXObject picture -> {
                    if ((long) picture.getWidth() * picture.getHeight() > 50_000_000) {
                        throw OpenPicture.tooLarge("A picture in the PDF has more than 50 million pixels.");
                    }
                }
                case PDFormXObject form -> allow(form.getResources(), depth + 1);
                case null, default -> {
                    // Draws nothing by itself.
                }
            }
        }
    }

    private static ProblemException busy(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "busy", detail);
    }

    /** @param painted its pages in grey; empty if it holds text */
    record Pages(String text, List<BufferedImage> painted) {
        Pages {
            painted = List.copyOf(painted);
        }
    }
}
