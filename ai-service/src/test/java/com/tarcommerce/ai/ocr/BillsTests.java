package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Twenty painted photos: how many of their fields are read, printed, and never fewer than recorded. */
class BillsTests {
    private static final int BILLS = 20;
    private static final int FIELDS_OF_A_LINE = 3;

    private final Words words = new Words(new Units());
    private final Catalogue catalogue = new Catalogue(PaintedBill.goods(), words);
    private final StringBuilder report = new StringBuilder("Bills, engine tesseract\n");

    @Test
    void theFieldsOfTwentyPhotosAreReadAsWellAsRecorded() throws IOException {
        var reader = new ReadBill(RequireTesseract.there(), new ReadPdf(), new NoEye(), words);
        var all = new Score();

        for (var number = 1; number <= BILLS; number++) {
            var bill = new PaintedBill(number);
            var read = reader.read(bill.photo(), catalogue, null, Deadline.in(Duration.ofMinutes(10)));
            var score = score(bill, read);
            report.append(String.format(Locale.ROOT, "  bill %2d  %s%n", number, score));
            all.add(score);
        }

        report.append(String.format(Locale.ROOT, "  all      %s%n", all));
        System.out.print(report);
        Properties recorded = PropertiesLoaderUtils.loadProperties(new ClassPathResource("ai/bills.properties"));
        assertThat(all.right).as(report.toString())
                .isGreaterThanOrEqualTo(Integer.parseInt(recorded.getProperty("right")));
        assertThat(all.wrong).as(report.toString())
                .isLessThanOrEqualTo(Integer.parseInt(recorded.getProperty("wrong")));
        assertThat(all.invented).as(report.toString())
                .isLessThanOrEqualTo(Integer.parseInt(recorded.getProperty("invented")));
    }

    private static Score score(PaintedBill bill, BillText read) {
        var score = new Score();
        score.fields = bill.lines.size() * FIELDS_OF_A_LINE + 1;
        for (var line : bill.lines) {
            var found = read.lines().stream().filter(other -> line.item().equals(other.match())).findFirst();
            found.ifPresent(other -> {
                score.right += 1 + (same(line.quantity(), other.quantity()) ? 1 : 0)
                        + (Objects.equals(line.price(), other.price()) ? 1 : 0);
            });
        }
        score.right += Objects.equals(bill.total, read.total()) ? 1 : 0;
        score.invented = (int) read.lines().stream().map(BillLine::match).filter(Objects::nonNull)
                .filter(match -> bill.lines.stream().noneMatch(line -> line.item().equals(match))).count();
        var hasAmounts = read.lines().stream().anyMatch(line -> line.amount() != null);
        score.wrong = (int) bill.lines.stream().filter(line -> read.lines().stream()
                .filter(other -> line.item().equals(other.match()) && (other.amount() != null || !hasAmounts))
                .anyMatch(other -> other.quantity() != null && !same(line.quantity(), other.quantity()))).count();
        score.leftOut = (int) read.lines().stream().filter(line -> line.match() == null).count();
        return score;
    }

    private static boolean same(BigDecimal one, @Nullable BigDecimal other) {
        return other != null && one.compareTo(other) == 0;
    }

    private static final class Score {
        private int fields;
        private int right;
        private int invented;
        private int wrong;
        private int leftOut;

        private void add(Score other) {
            fields += other.fields;
            right += other.right;
            invented += other.invented;
            wrong += other.wrong;
            leftOut += other.leftOut;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "fields %3d of %3d  %5.1f %%  left out %d  wrong items %d  wrong quantities %d",
                    right, fields, 100.0 * right / fields, leftOut, invented, wrong);
        }
    }
}
