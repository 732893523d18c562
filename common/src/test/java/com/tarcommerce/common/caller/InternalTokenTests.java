package com.tarcommerce.common.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTokenTests {
    private final InternalToken token = InternalToken.parse("new-token-0123456789  old-token-0123456789");

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"Bearer new-token-0123456789, true", "bearer old-token-0123456789, true",
            "none, false", "'', false", "Bearer, false", "'Bearer ', false", "new-token-0123456789, false",
            "Basic new-token-0123456789, false", "Bearer new-token-012345678, false",
            "Bearer new-token-0123456789 old-token-0123456789, false"})
    void anyOfTheTokensIsAcceptedAndNothingElse(String header, boolean accepted) {
        assertThat(token.isShownBy(header)).isEqualTo(accepted);
    }

    @Test
    void theFirstIsShownToOthers() {
        assertThat(token.authorization()).isEqualTo("Bearer new-token-0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "short", "long-enough-0123456789 short"})
    void aMissingOrShortTokenIsRefusedByTheNameOfItsVariable(String value) {
        assertThatThrownBy(() -> InternalToken.parse(value)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TAR_INTERNAL_TOKEN");
    }
}
