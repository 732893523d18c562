package com.tarcommerce.common.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    @Test
    void aWhsecValueStandsForWhatItEncodesAndAnyOtherForItself() {
        var secrets = Secrets.parse("X", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==  plain-secret-0123456789");

        assertThat(secrets.all()).containsExactly("0123456789abcdef".getBytes(StandardCharsets.UTF_8),
                "plain-secret-0123456789".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "short", "whsec_c2hvcnQ=", "whsec_no base64 at all",
            "long-enough-0123456789 short"})
    void aMissingOrWeakSecretIsRefusedByTheNameOfItsVariable(String value) {
        assertThatThrownBy(() -> Secrets.parse("TAR_WEBHOOK_SECRET", value))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("TAR_WEBHOOK_SECRET")
                .hasMessageNotContaining("c2hvcnQ");
    }

    /** RFC 4231, test case 2. */
    @Test
    void theHmacIsTheStandardOne() {
        var hmac = Hmac.sha256("Jefe".getBytes(StandardCharsets.UTF_8),
                "what do ya want ".getBytes(StandardCharsets.UTF_8), "for nothing?".getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(hmac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
