package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ReadPdfTests {
    private static final int MIB = 1024 * 1024;

    private final Words words = new Words(new Units());
    private final Catalogue catalogue = new Catalogue(PaintedBill.goods(), words);
    private static final Duration LONG = Duration.ofMinutes(3);
    private final ReadPdf pdfs = new ReadPdf(LONG);

    @Test
    void theTextOfAPdfIsReadWithoutAnyProgram() throws IOException {
        var bills = new ReadBill(new Tesseract(new TesseractSettings("/none", Duration.ofSeconds(1), 1)), pdfs,
                new NoEye(), words);
        var file = pdf(document -> {
            text(document, "Sharma Traders", "1 Amul Milk 500ml 24 28.00 672.00", "2 Tata Salt 1kg 10 27.00 270.00");
            text(document, "3 Sugar 5 45.00 225.00", "Grand Total 1167.00");
        });

        var bill = bills.read(file, catalogue, null, Deadline.in(LONG));

        assertThat(bill.engine()).isEqualTo("pdf");
        assertThat(bill.total()).isEqualTo(116_700);
        assertThat(bill.lines()).extracting(BillLine::match).containsExactly("Amul Milk 500ml", "Tata Salt 1kg",
                "Sugar");
        assertThat(bill.lines().getFirst().quantity()).isEqualByComparingTo(new BigDecimal(24));
        assertThat(bill.lines().getFirst().price()).isEqualTo(2_800);
    }

    @Test
    void aPdfThatIsAPictureIsReadAsOne() throws IOException {
        var bills = new ReadBill(RequireTesseract.there(), pdfs, new NoEye(), words);
        var painted = new PaintedBill(18);
        var photo = ImageIO.read(new ByteArrayInputStream(painted.photo()));
        var file = pdf(document -> {
            var page = new PDPage(new PDRectangle(photo.getWidth() / 2f, photo.getHeight() / 2f));
            document.addPage(page);
            try (var pen = new PDPageContentStream(document, page)) {
                pen.drawImage(LosslessFactory.createFromImage(document, photo), 0, 0, page.getMediaBox().getWidth(),
                        page.getMediaBox().getHeight());
            }
        });

        var bill = bills.read(file, catalogue, null, Deadline.in(LONG));

        assertThat(bill.engine()).isEqualTo("tesseract");
        assertThat(bill.lines()).extracting(BillLine::match)
                .contains(painted.lines.getFirst().item(), painted.lines.getLast().item());
    }

    /** Sixty million letters out of a few dozen kilobytes. */
    @Test
    void whatNeedsTooMuchMemoryIsRefusedAndTheServiceHasAllOfItsOwn() throws IOException {
        var content = new ByteArrayOutputStream();
        var line = ("(" + "a".repeat(60_000) + ") Tj ").getBytes(StandardCharsets.US_ASCII);
        content.writeBytes("BT /F0 12 Tf ".getBytes(StandardCharsets.US_ASCII));
        for (var at = 0; at < 1_000; at++) {
            content.writeBytes(line);
        }
        content.writeBytes("ET".getBytes(StandardCharsets.US_ASCII));

        refused(HttpStatus.CONTENT_TOO_LARGE, withStream(new ByteArrayInputStream(content.toByteArray()),
                COSName.FLATE_DECODE));

        assertThat(pdfs.read(small(), Deadline.in(LONG)).getFirst().text()).contains("Amul Milk");
    }

    /** Each form draws the next one ten times, twelve deep. */
    @Test
    void whatTakesTooLongIsKilledAndTheNextOneIsRead() throws IOException {
        var hasty = new ReadPdf(Duration.ofSeconds(6));
        var endless = endless();
        var before = children();

        assertThatThrownBy(() -> hasty.read(endless, Deadline.in(LONG))).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));

        assertThat(children()).isEqualTo(before);
        assertThat(pdfs.read(small(), Deadline.in(LONG)).getFirst().text()).contains("Amul Milk");
    }

    @Test
    void aCallThatIsOverStartsNothing() throws IOException {
        var file = small();

        assertThatThrownBy(() -> pdfs.read(file, Deadline.in(Duration.ZERO))).isInstanceOfSatisfying(
                ProblemException.class,
                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    /** What looked for filters with a slow pattern hung on this; a picture that claims to be huge, on that. */
    @Test
    void tricksWithFiltersAreReadOrRefusedAndHangNothing() throws IOException {
        for (var trick : List.of("/Filter" + " ".repeat(1_000_000) + "x", "/F" + " ".repeat(1_000_000),
                "/Filter /CCITTFaxDecode /DecodeParms << /Columns 2000000000 /Rows 2000000000 >>")) {
            refused(HttpStatus.BAD_REQUEST,
                    ("%PDF-1.7\n1 0 obj <<" + trick + ">> endobj").getBytes(StandardCharsets.ISO_8859_1));
        }
        var twice = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(twice)) {
            out.write(new byte[MIB]);
        }
        assertThat(pdfs.read(withStream(new ByteArrayInputStream(twice.toByteArray()), COSName.FLATE_DECODE),
                Deadline.in(LONG))).hasSize(1);
    }

    @Test
    void aScanWithAWatermarkIsReadAsAPictureAndTermsBehindABillAreNot() throws IOException {
        var scan = pdf(document -> {
            text(document, "Scanned by a program with a long name, get it at example.com");
            stamp(document, document.getPage(0));
        });
        var invoice = pdf(document -> {
            text(document, "1 Amul Milk 500ml 24 28.00 672.00");
            text(document, "Goods once sold are not taken back. ".repeat(12));
            stamp(document, document.getPage(1));
        });

        assertThat(pdfs.read(scan, Deadline.in(LONG))).singleElement()
                .satisfies(page -> assertThat(page.painted()).isNotNull());
        assertThat(pdfs.read(invoice, Deadline.in(LONG))).hasSize(2).allSatisfy(page -> assertThat(page.painted())
                .isNull());
    }

    @Test
    void theChildHasNoneOfOurEnvironmentAndIsStartedByTheLauncherOfAJarOfJars() throws IOException {
        var plain = ChildJvm.of(PdfChild.class, 99, List.of("7"));

        assertThat(plain.environment()).isEmpty();
        assertThat(plain.command()).contains("-Xmx99m", "com.tarcommerce.ai.ocr.PdfChild").endsWith("7");
        assertThat(ChildJvm.command(PdfChild.class, "jar:nested:/tar.jar/!BOOT-INF/classes/!/", 99, List.of("7")))
                .contains("-Dloader.main=com.tarcommerce.ai.ocr.PdfChild",
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                .doesNotContain("com.tarcommerce.ai.ocr.PdfChild").endsWith("7");
    }

    @Test
    void aLockedOneIsRefusedInClearWords() throws IOException {
        var locked = pdf(document -> {
            text(document, "Amul Milk 500ml 24 28.00 672.00");
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });

        assertThatThrownBy(() -> pdfs.read(locked, Deadline.in(LONG))).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.getBody().getDetail()).contains("locked by a password"));
    }

    @Test
    void moreThanTenPagesOrFivePicturesAreRefused() throws IOException {
        refused(HttpStatus.CONTENT_TOO_LARGE, pdf(document -> {
            for (int page = 0; page < 11; page++) {
                text(document, "Amul Milk 500ml 24 28.00 672.00");
            }
        }));
        refused(HttpStatus.CONTENT_TOO_LARGE, pdf(document -> {
            for (int page = 0; page < 6; page++) {
                text(document, "Page " + page);
            }
        }));
    }

    @Test
    void aHugePageIsPaintedNoLargerThanAPhoto() throws IOException {
        var pages = pdfs.read(pdf(document -> {
            text(document, "large");
            document.getPage(0).setMediaBox(new PDRectangle(14_400, 14_400));
        }), Deadline.in(LONG));

        assertThat(pages).singleElement().satisfies(page -> {
            assertThat(page.painted()).isNotNull();
            assertThat((long) page.painted().getWidth() * page.painted().getHeight()).isBetween(3_900_000L,
                    4_100_000L);
        });
    }

    @Test
    void aDamagedOneIs400AndTheNextOneIsRead() throws IOException {
        var whole = pdf(document -> text(document, "Amul Milk 500ml 24 28.00 672.00"));

        refused(HttpStatus.BAD_REQUEST, "%PDF-1.7 and more".getBytes(StandardCharsets.US_ASCII));
        refused(HttpStatus.BAD_REQUEST, Arrays.copyOf(whole, 30));
        refused(HttpStatus.BAD_REQUEST, Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 20 * MIB));
        assertThat(pdfs.read(whole, Deadline.in(LONG)).getFirst().text()).contains("Amul Milk");
    }

    private void refused(HttpStatus status, byte[] file) {
        assertThatThrownBy(() -> pdfs.read(file, Deadline.in(LONG))).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
    }

    private static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    private static byte[] small() throws IOException {
        return pdf(document -> text(document, "Amul Milk 500ml 24 28.00 672.00"));
    }

    private static byte[] endless() throws IOException {
        return pdf(document -> {
            var page = new PDPage();
            document.addPage(page);
            var inner = form(document, null);
            for (var depth = 0; depth < 12; depth++) {
                inner = form(document, inner);
            }
            var resources = new PDResources();
            resources.put(COSName.getPDFName("X"), inner);
            page.setResources(resources);
            page.setContents(new PDStream(document, new ByteArrayInputStream("/X Do".getBytes(
                    StandardCharsets.US_ASCII))));
        });
    }

    private static PDFormXObject form(PDDocument document, @Nullable PDFormXObject inner) throws IOException {
        var draws = inner == null ? "0 0 9 9 re f" : "/X Do ".repeat(10);
        var form = new PDFormXObject(new PDStream(document,
                new ByteArrayInputStream(draws.getBytes(StandardCharsets.US_ASCII))));
        form.setBBox(new PDRectangle(100, 100));
        var resources = new PDResources();
        if (inner != null) {
            resources.put(COSName.getPDFName("X"), inner);
        }
        form.setResources(resources);
        return form;
    }

    private static void stamp(PDDocument document, PDPage page) throws IOException {
        var logo = LosslessFactory.createFromImage(document, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB));
        try (var pen = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
            pen.drawImage(logo, 10, 10, 20, 20);
        }
    }

    private static byte[] withStream(InputStream content, COSName filter) throws IOException {
        return pdf(document -> add(document, content, filter));
    }

    private static void add(PDDocument document, InputStream content, COSName filter) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        var filters = new COSArray();
        filters.add(filter);
        var resources = new PDResources();
        resources.put(COSName.getPDFName("F0"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
        page.setResources(resources);
        page.setContents(new PDStream(document, content, filters));
    }

    private static void text(PDDocument document, String... lines) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var pen = new PDPageContentStream(document, page)) {
            pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            for (var at = 0; at < lines.length; at++) {
                pen.beginText();
                pen.newLineAtOffset(50, 700 - 20f * at);
                pen.showText(lines[at]);
                pen.endText();
            }
        }
    }

    private static byte[] pdf(Content content) throws IOException {
        try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
            content.addTo(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    private interface Content {
        void addTo(PDDocument document) throws IOException;
    }
}
