package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.problem.ProblemException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file that is said to be a bill, and finds the shop's names for what stands on it. */
@Component
public final class ReadBill {
    private static final int MOST_LINES = 200;

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
        var kind = FileKind.of(file);
        if (kind == FileKind.PDF) {
            return pdf(pdfs.read(file), catalogue);
        }
        var seen = eye.isOn() ? eye.look(OpenPicture.open(file, kind), tenant) : Optional.<BillEye.Seen>empty();
        return seen.map(bill -> matched(bill.text(), bill.bill(), bill.engine(), catalogue)).orElseGet(
                () -> bill(tesseract.read(() -> PreparePage.prepare(OpenPicture.open(file, kind))), Tesseract.NAME,
                        catalogue));
    }

    private BillText pdf(ReadPdf.Pages pages, Catalogue catalogue) {
        return pages.painted().isEmpty()
                ? bill(pages.text(), ReadPdf.NAME, catalogue)
                : bill(pages.painted().stream().map(page -> tesseract.read(() -> PreparePage.prepare(page)))
                        .collect(Collectors.joining("\n")), Tesseract.NAME, catalogue);
    }

    BillText bill(String text, String engine, Catalogue catalogue) {
        return matched(text, new BillReader().read(text), engine, catalogue);
    }

    private BillText matched(String text, BillReader.Bill bill, String engine, Catalogue catalogue) {
        var lines = bill.lines().stream().limit(MOST_LINES).map(line -> matched(line, catalogue)).toList();
        return new BillText(text.strip(), lines, bill.total(), engine);
    }

    private BillLine matched(BillLine line, Catalogue catalogue) {
        var match = match(line.item(), catalogue);
        return new BillLine(line.item(), line.quantity(), line.unit(), line.price(), line.amount(),
                match instanceof Resolution.Found(var name, _) ? name : null,
                match instanceof Resolution.Ambiguous(var candidates) ? candidates : null);
    }

    private Resolution match(String item, Catalogue catalogue) {
        var all = words.of(item);
        var whole = catalogue.namesIn(all);
        if (whole.size() == 1) {
            return new Resolution.Found(whole.getFirst().name(), 1);
        }
        var measures = all.stream().filter(Word::measure).map(Word::form).collect(Collectors.toSet());
        var spoken = all.stream().filter(word -> !word.measure()).toList();
        return catalogue.resolve(spoken, measures);
    }
}
