package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file that is said to be a bill, and finds the shop's names for what stands on it. */
@Component
public final class ReadBill {
    private static final int MOST_LINES = 200;
    /** Shorter than the gateway waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int LOOKS_AT_ONCE = 2;

    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);
    private final Tesseract tesseract;
    private final ReadPdf pdfs;
    private final BillEye eye;
    private final Words words;

    ReadBill(Tesseract tesseract, ReadPdf pdfs, BillEye eye, Words words) {
        this.tesseract = tesseract;
        this.pdfs = pdfs;
        this.eye = eye;
        this.words = words;
    }

    /** @throws ProblemException 400, 413, 415 or 503 with what to do about it */
    public BillText read(byte[] file, Catalogue catalogue, @Nullable String tenant) {
        return read(file, catalogue, tenant, Deadline.in(PATIENCE));
    }

    BillText read(byte[] file, Catalogue catalogue, @Nullable String tenant, Deadline until) {
        var kind = FileKind.of(file);
        if (kind == FileKind.PDF) {
            return pdf(pdfs.read(file, until), catalogue, until);
        }
        var seen = eye.isOn() ? look(file, kind, tenant, until) : Optional.<BillEye.Seen>empty();
        return seen.filter(bill -> !bill.bill().isEmpty() || !tesseract.isInstalled())
                .map(bill -> matched(bill.text(), bill.bill(), bill.engine(), catalogue))
                .orElseGet(() -> bill(photo(() -> OpenPicture.open(file, kind, until), catalogue, until),
                        Tesseract.NAME, catalogue));
    }

    private String photo(Supplier<BufferedImage> picture, Catalogue catalogue, Deadline until) {
        var reader = reader(catalogue);
        return tesseract.read(picture, text -> reader.get().read(text).isSure(), until);
    }

    /** As few at once as Tesseract: an open picture takes a hundred megabytes. */
    private Optional<BillEye.Seen> look(byte[] file, FileKind kind, @Nullable String tenant, Deadline until) {
        try {
            if (!looks.tryAcquire(until.left(WAIT).toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try {
                return eye.look(OpenPicture.open(file, kind, until), tenant, until);
            } finally {
                looks.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private BillText pdf(List<PdfPage> pages, Catalogue catalogue, Deadline until) {
        var text = pages.stream().map(page -> text(page, catalogue, until))
                .collect(Collectors.joining(BillReader.NEXT_PAGE));
        var isText = pages.stream().allMatch(page -> page.painted() == null);
        return bill(text, isText ? ReadPdf.NAME : Tesseract.NAME, catalogue);
    }

    private String text(PdfPage page, Catalogue catalogue, Deadline until) {
        var painted = page.painted();
        return painted == null ? page.text() : photo(() -> painted, catalogue, until);
    }

    BillText bill(String text, String engine, Catalogue catalogue) {
        var bill = reader(catalogue).get().read(text);
        return matched(text.replace(BillReader.NEXT_PAGE, "\n"), bill, engine, catalogue);
    }

    private Supplier<BillReader> reader(Catalogue catalogue) {
        var items = new MatchItem(words, catalogue);
        return () -> new BillReader(items::isName);
    }

    private BillText matched(String text, BillReader.Bill bill, String engine, Catalogue catalogue) {
        var items = new MatchItem(words, catalogue);
        var lines = bill.lines().stream().limit(MOST_LINES).map(line -> matched(line, items)).toList();
        return new BillText(text.strip(), lines, bill.total(), engine);
    }

    private static BillLine matched(BillLine line, MatchItem items) {
        var match = items.match(line.item());
        return new BillLine(line.item(), line.quantity(), line.unit(), line.price(), line.amount(),
                match instanceof Resolution.Found(var name, _) ? name : null,
                match instanceof Resolution.Ambiguous(var candidates) ? candidates : null);
    }
}
