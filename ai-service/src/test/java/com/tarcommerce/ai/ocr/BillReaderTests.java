package com.tarcommerce.ai.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.BillLine;
import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillReaderTests {

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {
            "1 Amul Milk 500ml 24 28.00 672.00; Amul Milk 500ml; 24; -; 2800; 67200",
            "Eggs 30 pcs x 6.50 = 195.00; Eggs; 30; piece; 650; 19500",
            "3. Tata Salt 1kg | 10 @ ₹27 ₹270; Tata Salt 1kg; 10; -; 2700; 27000",
            "Sugar 5kg 45.00 225.00; Sugar; 5; kg; 4500; 22500",
            "Sugar 2800 28 78,400.00; Sugar; 2800; -; 2800; 7840000",
            "Soap 4 2850 11400; Soap; 4; -; 285000; 1140000",
            "Colgate 100g 33 306.50 1911450 ©; Colgate 100g; -; -; 30650; -",
            "Amul Milk 500ml 30.00 24 28.00; Amul Milk 500ml; -; -; 2400; -",
            "Amul Milk 500ml 74 28.00 672.00; Amul Milk 500ml; -; -; 2800; -",
            "Tea 250g 2 150.00 300.00° ही; Tea 250g; 2; -; 15000; 30000",
            "Soap 4 2850 114.00; Soap; 4; -; 2850; 11400",
            "चीनी १० ४५.०० ४५०.००; चीनी; 10; -; 4500; 45000", "Bread 2 40; Bread; 2; -; 4000; -",
            "Cashew 2 900.00 1800.00; Cashew; 2; -; 90000; 180000",
            "Groundnut Oil 2 190; Groundnut Oil; 2; -; 19000; -",
            "कुल्फी 5 20.00 100.00; कुल्फी; 5; -; 2000; 10000", "योगर्ट 5 20; योगर्ट; 5; -; 2000; -",
            "Colgate Total 100g 12 95 1140; Colgate Total 100g; 12; -; 9500; 114000",
            "Round Plate 4 25 100; Round Plate; 4; -; 2500; 10000",
            "Oil 1L 12 l4O.5O 1,686.00; Oil 1L; 12; -; 14050; 168600"})
    void aLineIsReadFromItsEnd(String line, String item, @Nullable BigDecimal quantity, @Nullable String unit,
            Long price,
            @Nullable Long amount) {
        assertThat(new BillReader().read(line).lines())
                .containsExactly(new BillLine(item, quantity, unit, price, amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sharma Kirana Store", "GSTIN 27ABCDE1234F1Z5", "Bill No. 101 Date 12/03/2026",
            "CGST 9 40.50 40.50", "धन्यवाद", "Sub Total 10 450.00", "Mob 98200 11111 22222", "12 14 168",
            "CGST 1 40.50 40.50", "Grand Total 3 10 30", "Round off 1 0.50 0.50",
            "कुल 3 1,250.00"})
    void whatIsNoItemIsNone(String line) {
        assertThat(new BillReader().read(line).lines()).isEmpty();
    }

    @Test
    void theTotalIsThePrintedOneAndNeverAddedUp() {
        assertThat(new BillReader().read("Bread 2 40 80\nSub Total 80.00\nGST 4.00\nGrand Total ₹84.00").total())
                .isEqualTo(8_400);
        assertThat(new BillReader().read("Bread 2 40 80").total()).isNull();
    }

    @Test
    void whereOnlyAmountsArePrintedThePriceIsTheirShare() {
        assertThat(new BillReader().read("Item Qty Amount\nBread 2 80.00").lines())
                .containsExactly(new BillLine("Bread", new BigDecimal("2"), null, 4_000L, 8_000L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {"Item MRP Qty Amount; 30.00 24 672.00; -; 3000; -",
            "Item Rate Qty Amount; 28.00 24 672.00; 24; 2800; 67200", "Item MRP Qty; 28.00 24; 24; 2800; -",
            "Item Qty Rate Amount; 24 28.00 672.00; 24; 2800; 67200", "वस्तु दर मात्रा; 28.00 24; 24; 2800; -"})
    void theHeadingSaysWhichNumberIsTheQuantity(String heading, String numbers, @Nullable BigDecimal quantity,
            Long price, @Nullable Long amount) {
        assertThat(new BillReader().read(heading + "\nBread " + numbers).lines())
                .containsExactly(new BillLine("Bread", quantity, null, price, amount));
    }

    @Test
    void anAmountInWordsAtTheFootOfAPageIsNoHeading() {
        var bill = new BillReader()
                .read("Item Qty Rate Amount\nBread 2 40 80\nAmount in words: eighty only\fSalt 3 20");

        assertThat(bill.lines()).last().isEqualTo(new BillLine("Salt", new BigDecimal("3"), null, 2_000L, null));
        assertThat(new BillReader().read("Item Qty Amount\nBread 2 80\fSalt 3 60").lines()).last()
                .isEqualTo(new BillLine("Salt", new BigDecimal("3"), null, 2_000L, 6_000L));
    }

    @Test
    void anyTextIsReadInOneGo() {
        var random = new Random(7);
        for (var round = 0; round < 500; round++) {
            var text = random.ints(random.nextInt(200), 32, 0x0980).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();

            assertThat(new BillReader().read(text).lines()).allMatch(line -> line.item().length() > 1);
        }
    }
}
