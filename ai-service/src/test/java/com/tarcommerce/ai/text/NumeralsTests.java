package com.tarcommerce.ai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTests {
    private final Numerals numerals = new Numerals();

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"7;7", "1,200;1200", "1,00,000;100000", "12.5;12.5", "2k;2000", "do dozen;24",
            "half dozen;6", "half a dozen;6", "dozen;12", "dhai;2.5", "dedh;1.5", "aadha;0.5", "sava;1.25",
            "sadhe teen;3.5", "sava do;2.25", "paune chaar;3.75", "twenty five;25", "ek sau pachas;150",
            "do hazaar paanch sau;2500", "two hundred and fifty;250", "dhai sau;250", "pachas;50", "३०;30",
            "दो दर्जन;24",
            "zero;0", "ek lakh;100000"})
    void aNumberIsRead(String text, BigDecimal value) {
        var tokens = Tokenizer.tokens(text);

        var number = numerals.readAt(tokens, 0).orElseThrow();

        assertThat(number.value()).isEqualByComparingTo(value);
        assertThat(number.to()).isEqualTo(tokens.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"milk", "sadhe", "k", "₹"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(numerals.readAt(Tokenizer.tokens(text), 0)).isEmpty();
    }

    @Test
    void theHindiTwoIsShyForItAlsoMeansGive() {
        assertThat(numerals.readAt(Tokenizer.tokens("do"), 0)).hasValueSatisfying(
                number -> assertThat(number.shy()).isTrue());
    }

    @Test
    void multipliersDoNotPile() {
        var tokens = Tokenizer.tokens("ten thousand hundred lakh");

        assertThat(numerals.readAt(tokens, 0)).hasValueSatisfying(
                number -> assertThat(number.value()).isEqualByComparingTo("10000"));
    }
}
