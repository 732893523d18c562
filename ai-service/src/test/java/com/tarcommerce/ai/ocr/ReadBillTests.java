package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.BillLine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadBillTests {
    private final Words words = new Words(new Units());
    private final ReadBill bills = new ReadBill(new Tesseract(new TesseractSettings("/none", Duration.ofSeconds(1), 1)),
            new ReadPdf(), new NoEye(), words);
    private final Catalogue catalogue = new Catalogue(List.of("Amul Milk 500ml", "Amul Milk 1L", "Tata Salt 1kg"),
            words);

    @Test
    void aModelThatSeesNothingDoesNotHideTesseract(@TempDir Path folder) throws IOException {
        var reader = new ReadBill(TesseractTests.thatDoes("printf 'Tata Salt 10 27.00 270.00' > \"$2.txt\"", folder),
                new ReadPdf(), new BlindEye(), words);

        var bill = reader.read(new PaintedBill(1).photo(), catalogue, null);

        assertThat(bill.engine()).isEqualTo(Tesseract.NAME);
        assertThat(bill.lines()).singleElement().extracting(BillLine::match).isEqualTo("Tata Salt 1kg");
    }

    @Test
    void aNameThatMeansOneItemIsMatched() {
        assertThat(bills.bill("Tata Salt 10 27.00 270.00", "test", catalogue).lines()).singleElement()
                .satisfies(line -> {
                    assertThat(line.match()).isEqualTo("Tata Salt 1kg");
                    assertThat(line.candidates()).isNull();
                });
    }

    @Test
    void aNameThatMeansSeveralIsNotGuessedAndTheyAreNamed() {
        assertThat(bills.bill("Amul Milk 10 27.00 270.00", "test", catalogue).lines()).singleElement()
                .satisfies(line -> {
                    assertThat(line.match()).isNull();
                    assertThat(line.candidates()).containsExactlyInAnyOrder("Amul Milk 500ml", "Amul Milk 1L");
                });
    }

    @Test
    void aNameThatMeansNoneHasNeither() {
        assertThat(bills.bill("Fresh Coriander 10 27.00 270.00", "test", catalogue).lines()).singleElement()
                .satisfies(line -> {
                    assertThat(line.match()).isNull();
                    assertThat(line.candidates()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {
            "Amul Milk 500ml; Amul Milk 1L 24 28.00 672.00; -; Amul Milk 500ml",
            "Milk; Milk Powder 1kg 2 90.00 180.00; -; Milk", "Salt; Salt 1kg 2 90.00 180.00; -; Salt",
            "Tata Salt 1kg; Tata Salt 1kg 10 27.00 270.00; Tata Salt 1kg; -",
            "Tata Salt 1kg; Tata Salt 1000 g 10 27.00 270.00; Tata Salt 1kg; -",
            "Tata Salt 1kg; ~—sC Tata Salt 1kg 10 27.00 270.00; Tata Salt 1kg; -",
            "Tata Salt 1kg; Tata Salt lkg 10 27.00 270.00; Tata Salt 1kg; -",
            "Rice 5kg; Rice Skg 10 27.00 270.00; Rice 5kg; -",
            "Amul Milk 500ml; Amul Milk 500mi 10 27.00 270.00; Amul Milk 500ml; -",
            "Tata Salt 1kg; Tata Salt 186 10 27.00 270.00; -; Tata Salt 1kg",
            "Tata Salt 1kg; Fresh Tata Salt 1kg 10 27.00 270.00; -; Tata Salt 1kg"})
    void anItemIsMatchedByAllWordsAndTheSize(String item, String line, @Nullable String match,
            @Nullable String candidate) {
        var shop = new Catalogue(List.of(item), words);

        assertThat(bills.bill(line, "test", shop).lines()).singleElement().satisfies(read -> {
            assertThat(read.match()).isEqualTo(match);
            assertThat(read.candidates()).isEqualTo(candidate == null ? null : List.of(candidate));
        });
    }

    @Test
    void anItemOfTheShopIsOneWhateverItsNameMeansOnBills() {
        var shop = new Catalogue(List.of("Colgate Total", "Cash Book"), words);

        var bill = bills.bill("Colgate Total 12 95\nCash Book 2 150\nTotal 10 450", "test", shop);

        assertThat(bill.lines()).extracting(BillLine::match).containsExactly("Colgate Total", "Cash Book");
        assertThat(bill.total()).isEqualTo(45_000);
    }

    @Test
    void aLineLongerThanAnyNameIsNoItemAndNotLookedFor() {
        var line = "Tata Salt 1kg " + "Salt ".repeat(30) + "10 27.00 270.00";

        assertThat(bills.bill(line, "test", catalogue).lines()).singleElement().satisfies(read -> {
            assertThat(read.match()).isNull();
            assertThat(read.candidates()).isNull();
        });
        assertThat(PrintedNumber.of("1".repeat(20_000))).isEmpty();
    }

    @Test
    void pagesOfAPdfAreOneText() {
        var bill = bills.bill("Tata Salt 10 27.00 270.00\fTotal 270.00", "test", catalogue);

        assertThat(bill.text()).isEqualTo("Tata Salt 10 27.00 270.00\nTotal 270.00");
        assertThat(bill.total()).isEqualTo(27_000);
    }

    /** As small models say it of what they can't read. */
    private static final class BlindEye implements BillEye {
        @Override
        public boolean isOn() {
            return true;
        }

        @Override
        public Optional<Seen> look(BufferedImage picture, @Nullable String tenant, Deadline until) {
            return Optional.of(new Seen("", new BillReader.Bill(List.of(), null), "lfm-vl"));
        }
    }
}
