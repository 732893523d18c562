package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** A bill as a printer would write it, and who reads it. */
final class PaintedBill {
    private PaintedBill() {
    }

    /** Missing, it skips the test, or fails it if {@code tar.require} names it. */
    static void requireTesseract() {
        var path = String.valueOf(System.getenv("PATH"));
        if (Arrays.stream(path.split(":")).noneMatch(folder -> Files.isExecutable(Path.of(folder, "tesseract")))) {
            var required = Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+")).contains("tesseract");
            assertThat(required).as("Tesseract is required and not installed").isFalse();
            Assumptions.abort("Tesseract is not installed");
        }
    }

    /** As a printer would write it; cells are separated by {@code |}. */
    static byte[] jpeg(String... rows) {
        var page = new BufferedImage(1_000, 320 + 60 * rows.length, BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font("DejaVu Sans", Font.PLAIN, 28));
        pen.drawString("Sharma Traders", 350, 60);
        var total = 0.0;
        for (var at = 0; at < rows.length; at++) {
            var cells = rows[at].split("\\|", -1);
            for (var cell = 0; cell < cells.length; cell++) {
                pen.drawString(cells[cell], List.of(60, 560, 700, 840).get(cell), 160 + 60 * at);
            }
            total += cells.length == 4 ? Double.parseDouble(cells[3]) : 0;
        }
        pen.drawString("Grand Total", 500, 200 + 60 * rows.length);
        pen.drawString(String.format("%.2f", total), 840, 200 + 60 * rows.length);
        pen.dispose();
        return jpeg(page);
    }

    /** A picture of nothing. */
    static byte[] blank() {
        return jpeg(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] jpeg(BufferedImage page) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(page, "jpg", out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
