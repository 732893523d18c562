package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.BillText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A painted bill that lies on its side or on its head is read as one that stands. */
class TurnedBillsTests {
    private static final int BILL = 20;
    private static Tesseract tesseract;

    private final Words words = new Words(new Units());
    private final Catalogue catalogue = new Catalogue(PaintedBill.goods(), words);

    @BeforeAll
    static void there() {
        tesseract = RequireTesseract.there();
    }

    /** A camera that is turned writes the points as they fall on it, and how it was held. */
    @ParameterizedTest
    @CsvSource({"1, 0", "6, 3", "3, 2", "8, 1"})
    void aBillIsReadAsItsCameraWasHeld(int orientation, int lies) throws IOException {
        assertReadAsPainted(ExifTurnTests.noted(turned(lies), orientation, ByteOrder.BIG_ENDIAN));
    }

    @ParameterizedTest
    @CsvSource({"jpg, 1", "png, 2", "jpg, 3"})
    void aBillOfWhichNothingSaysHowItLiesIsReadAsItWasWritten(String format, int lies) throws IOException {
        assertReadAsPainted(turned(lies, format));
    }

    @Test
    void aPictureOfNoBillIsNone() throws IOException {
        var bill = read(encoded(new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_GRAY), "png"));

        assertThat(bill.lines()).isEmpty();
        assertThat(bill.total()).isNull();
    }

    private void assertReadAsPainted(byte[] photo) throws IOException {
        var painted = new PaintedBill(BILL);

        var bill = read(photo);

        assertThat(bill.total()).isEqualTo(painted.total);
        assertThat(bill.lines().stream().filter(line -> line.match() != null && line.amount() != null)
                .map(line -> line.match() + " " + line.quantity() + " " + line.price()))
                .isSubsetOf(painted.lines.stream()
                        .map(line -> line.item() + " " + line.quantity() + " " + line.price()).toList())
                .hasSizeGreaterThan(painted.lines.size() / 2);
    }

    private BillText read(byte[] photo) {
        return new ReadBill(tesseract, new ReadPdf(), new NoEye(), words).read(photo, catalogue, null,
                Deadline.in(Duration.ofMinutes(10)));
    }

    private static byte[] turned(int quarters) throws IOException {
        return turned(quarters, "jpg");
    }

    private static byte[] turned(int quarters, String format) throws IOException {
        var upright = ImageIO.read(new ByteArrayInputStream(new PaintedBill(BILL).photo()));
        return encoded(Gray.quarters(upright, quarters), format);
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        }
    }
}
