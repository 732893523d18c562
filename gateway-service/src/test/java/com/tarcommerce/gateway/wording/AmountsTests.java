package com.tarcommerce.gateway.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTests {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0;₹0", "5;₹0.05", "2850;₹28.50", "100000;₹1,000", "12345650;₹1,23,456.50",
            "100000000000;₹1,00,00,00,000", "-2850;-₹28.50"})
    void moneyIsGroupedInLakhsAndCrores(long paise, String said) {
        assertThat(Amounts.money(paise, "INR")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"USD;12345650;$123,456.50", "EUR;2850;€28.50", "AED;-100000;-AED 1,000",
            "NPR;12345650;NPR 1,23,456.50"})
    void eachCurrencyHasItsSignAndItsThousands(String currency, long hundredths, String said) {
        assertThat(Amounts.money(hundredths, currency)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"2.500,2.5", "24.000,24", "1E+3,1000", "0.0004,0", "-3,-3"})
    void countsHaveNoNeedlessDecimals(BigDecimal count, String said) {
        assertThat(Amounts.count(count)).isEqualTo(said);
    }
}
