package com.tarcommerce.ai.ocr;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The program of the child that reads PDFs: a file on standard input, its pages on standard output, or the code of a
 * {@link PdfRefusal}. Its argument is after how many milliseconds it ends by itself, should nobody be left to end it.
 */
final class PdfChild {
    private static final int LATE = 60;

    private PdfChild() {
    }

    public static void main(String[] arguments) throws IOException {
        endAfter(Duration.ofMillis(Long.parseLong(arguments[0])));
        // Whatever a library prints must not get among the pages.
        System.setOut(System.err);
        var file = System.in.readNBytes(Integer.MAX_VALUE);
        try (var document = Loader.loadPDF(file);
                var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            PdfPage.write(new PdfPages(document).read(), out);
        } catch (PdfRefusal.Refused refused) {
            end(refused.why());
        } catch (InvalidPasswordException locked) {
            end(PdfRefusal.LOCKED);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError broken) {
            end(PdfRefusal.DAMAGED);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void end(PdfRefusal why) {
        Runtime.getRuntime().halt(why.code());
    }

    private static void endAfter(Duration all) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(all);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(LATE);
        });
    }
}
