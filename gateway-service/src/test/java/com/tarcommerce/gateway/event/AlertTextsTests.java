package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextsTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            milk is low., Milk is low.
            Milk is low., Milk is low.
            इमली कम है।, इमली कम है।
            éclair is low., Éclair is low.
            ingwer is low., Ingwer is low.
            7up is low., 7up is low.
            𐐨 is low., 𐐀 is low.
            "", ""
            """)
    void onlyTheFirstLetterIsMadeACapitalAndOnlyWhereThereIsOne(String sentence, String capitalised) {
        assertThat(AlertTexts.capitalised(sentence)).isEqualTo(capitalised);
    }
}
