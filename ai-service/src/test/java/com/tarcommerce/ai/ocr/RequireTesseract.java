package com.tarcommerce.ai.ocr;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** The program that reads pictures: missing, it skips a test, or fails it if {@code tar.require} names it. */
final class RequireTesseract {
    private RequireTesseract() {
    }

    static Tesseract there() {
        var tesseract = new Tesseract(new TesseractSettings("", Duration.ofMinutes(10), 2));
        if (!tesseract.isInstalled()) {
            if (Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+")).contains(Tesseract.NAME)) {
                throw new AssertionError(Tesseract.INSTALL);
            }
            Assumptions.abort(Tesseract.INSTALL);
        }
        return tesseract;
    }
}
