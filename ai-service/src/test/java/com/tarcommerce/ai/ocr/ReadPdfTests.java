package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.problem.ProblemException;
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
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ReadPdfTests {
    private static final int MIB = 1024 * 1024;

    private final Words words = new Words(new Units());
    private final Catalogue catalogue = new Catalogue(PaintedBill.goods(), words);
    private final ReadPdf pdfs = new ReadPdf();

    @Test
    void theTextOfAPdfIsReadWithoutAnyProgram() throws IOException {
        var bills = new ReadBill(new Tesseract(new TesseractSettings("/none", Duration.ofSeconds(1), 1)), pdfs,
                new NoEye(), words);
        var file = pdf(document -> {
            text(document, "Sharma Traders", "1 Amul Milk 500ml 24 28.00 672.00", "2 Tata Salt 1kg 10 27.00 270.00");
            text(document, "3 Sugar 5 45.00 225.00", "Grand Total 1167.00");
        });

        var bill = bills.read(file, catalogue, null);

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

        var bill = bills.read(file, catalogue, null);

        assertThat(bill.engine()).isEqualTo("tesseract");
        assertThat(bill.lines()).extracting(BillLine::match)
                .contains(painted.lines.getFirst().item(), painted.lines.getLast().item());
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedUnopened() throws IOException {
        refused(HttpStatus.CONTENT_TOO_LARGE, withStream(new ByteArrayInputStream(new byte[70 * MIB]),
                COSName.FLATE_DECODE));
        refused(HttpStatus.CONTENT_TOO_LARGE, pdf(document -> {
            for (int number = 0; number < 3; number++) {
                add(document, new ByteArrayInputStream(new byte[30 * MIB]), COSName.FLATE_DECODE);
            }
        }));
    }

    @Test
    void whatIsPackedTwiceOrByRareMethodsIsRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(new byte[MIB]);
        }
        refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                withStream(new ByteArrayInputStream(packed.toByteArray()), COSName.FLATE_DECODE));
        refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, withStream(InputStream.nullInputStream(), COSName.LZW_DECODE));
        for (var trick : List.of("/Filter [/FlateDecode /FlateDecode]", "/Filter 12 0 R", "/Filter /Fl#61teDecode",
                "/DecodeParms <</Columns 2000000000>>", "BI /W 9 /H 9 /F /Fl ID x EI", "/Width 99999999")) {
            refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    ("%PDF-1.7\n1 0 obj <<" + trick + ">> endobj").getBytes(StandardCharsets.ISO_8859_1));
        }
        refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, withStream(new ByteArrayInputStream(
                "q BI /W 9 /H 9 /F [/RL] ID x EI Q".getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE));
    }

    @Test
    void aLockedOneIsRefusedInClearWords() throws IOException {
        var locked = pdf(document -> {
            text(document, "Amul Milk 500ml 24 28.00 672.00");
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });

        assertThatThrownBy(() -> pdfs.read(locked)).isInstanceOfSatisfying(ProblemException.class,
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
                document.addPage(new PDPage());
            }
        }));
    }

    @Test
    void aHugePageIsPaintedNoLargerThanAPhoto() throws IOException {
        var pages = pdfs.read(pdf(document -> document.addPage(new PDPage(new PDRectangle(14_400, 14_400)))));

        assertThat(pages.painted()).singleElement()
                .satisfies(page -> assertThat((long) page.getWidth() * page.getHeight()).isLessThan(4_100_000));
    }

    @Test
    void aDamagedOneIs400AndTheNextOneIsRead() throws IOException {
        var whole = pdf(document -> text(document, "Amul Milk 500ml 24 28.00 672.00"));

        refused(HttpStatus.BAD_REQUEST, "%PDF-1.7 and more".getBytes(StandardCharsets.US_ASCII));
        refused(HttpStatus.BAD_REQUEST, Arrays.copyOf(whole, 30));
        assertThat(pdfs.read(whole).text()).contains("Amul Milk");
    }

    private void refused(HttpStatus status, byte[] file) {
        assertThatThrownBy(() -> pdfs.read(file)).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
    }

    private static byte[] withStream(InputStream content, COSName filter) throws IOException {
        return pdf(document -> add(document, content, filter));
    }

    private static void add(PDDocument document, InputStream content, COSName filter) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        var filters = new COSArray();
        filters.add(filter);
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
