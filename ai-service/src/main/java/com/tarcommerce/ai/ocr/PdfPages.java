package com.tarcommerce.ai.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a PDF, each by the text that it holds or, where a bill is not found in that, as a picture. Only ever used
 * inside {@link PdfChild}, for a file may make its reader hang or fill its memory.
 */
final class PdfPages {
    static final int MOST_PAGES = 10;
    static final int MOST_PAINTED = 5;
    static final double ENOUGH_PIXELS = 4_000_000;
    private static final int FEWEST_LETTERS = 20;
    /** More than a watermark or a stamp has. */
    private static final int MANY_LETTERS = 300;
    private static final int DEEPEST_FORM = 4;
    private static final float SHARP = 200 / 72f;

    private final PDDocument document;

    PdfPages(PDDocument document) {
        this.document = document;
    }

    List<PdfPage> read() throws IOException, PdfRefusal.Refused {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new PdfRefusal.Refused(PdfRefusal.MANY_PAGES);
        }
        var texts = texts();
        var bills = texts.stream().map(text -> new BillReader().read(text))
                .map(bill -> !bill.isEmpty()).toList();
        var toPaint = new ArrayList<Integer>();
        for (var at = 0; at < texts.size(); at++) {
            if (!bills.get(at) && isWorthPainting(document.getPage(at), texts.get(at), bills.contains(true))) {
                toPaint.add(at);
            }
        }
        if (toPaint.size() > MOST_PAINTED) {
            throw new PdfRefusal.Refused(PdfRefusal.MANY_PICTURES);
        }
        return painted(texts, toPaint);
    }

    private List<String> texts() throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        var texts = new ArrayList<String>();
        for (var number = 1; number <= document.getNumberOfPages(); number++) {
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            texts.add(stripper.getText(document));
        }
        return texts;
    }

    /** Terms with a logo behind an invoice are not; a scan with a watermark, or with text that says nothing, is. */
    private static boolean isWorthPainting(PDPage page, String text, boolean isBillElsewhere) {
        var letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return letters < FEWEST_LETTERS
                ? page.hasContents()
                : (letters < MANY_LETTERS || !isBillElsewhere) && hasPicture(page.getResources(), 0);
    }

    private static boolean hasPicture(@Nullable PDResources resources, int depth) {
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name) || depth == DEEPEST_FORM) {
                return true;
            }
            try {
                if (resources.getXObject(name) instanceof PDFormXObject form
                        && hasPicture(form.getResources(), depth + 1)) {
                    return true;
                }
            } catch (IOException unreadable) {
                return true;
            }
        }
        return false;
    }

    private List<PdfPage> painted(List<String> texts, List<Integer> toPaint) throws IOException {
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var pages = new ArrayList<PdfPage>();
        for (var at = 0; at < texts.size(); at++) {
            pages.add(toPaint.contains(at)
                    ? new PdfPage("", painted(renderer, at))
                    : new PdfPage(texts.get(at), null));
        }
        return pages;
    }

    private BufferedImage painted(PDFRenderer renderer, int at) throws IOException {
        var box = document.getPage(at).getCropBox();
        var most = Math.sqrt(ENOUGH_PIXELS / Math.max(1, (double) box.getWidth() * box.getHeight()));
        return renderer.renderImage(at, (float) Math.min(SHARP, most), ImageType.GRAY);
    }
}
