package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBillTests {
    private final Words words = new Words(new Units());
    private final ReadBill bills = new ReadBill(new Tesseract(new TesseractSettings("/none", Duration.ofSeconds(1), 1)),
            new ReadPdf(), new NoEye(), words);
    private final Catalogue catalogue = new Catalogue(List.of("Amul Milk 500ml", "Amul Milk 1L", "Tata Salt 1kg"),
            words);

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
}
