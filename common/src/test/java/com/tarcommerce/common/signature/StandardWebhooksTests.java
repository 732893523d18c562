package com.tarcommerce.common.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardWebhooksTests {
    /** The example that the specification's own libraries test with. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SENT = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final StandardWebhooks webhooks = at(SENT, SECRET);

    @Test
    void theKnownVectorIsSignedAndVerified() {
        assertThat(webhooks.sign(ID, BODY)).containsEntry("webhook-id", ID)
                .containsEntry("webhook-timestamp", Long.toString(SENT)).containsEntry("webhook-signature", SIGNATURE);
        assertThat(webhooks.verify(ID, Long.toString(SENT), SIGNATURE, BODY)).isTrue();
    }

    @Test
    void anyOtherBodyIdTimeOrKeyIsRefused() {
        var sent = Long.toString(SENT);

        assertThat(webhooks.verify(ID, sent, SIGNATURE, "{\"test\": 2432232315}".getBytes(UTF_8))).isFalse();
        assertThat(webhooks.verify(ID + "x", sent, SIGNATURE, BODY)).isFalse();
        assertThat(webhooks.verify(ID, Long.toString(SENT + 1), SIGNATURE, BODY)).isFalse();
        assertThat(at(SENT, "another secret, long enough".replace(' ', '-')).verify(ID, sent, SIGNATURE, BODY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
    void fiveMinutesAreTolerated(long secondsLater, boolean accepted) {
        assertThat(at(SENT + secondsLater, SECRET).verify(ID, Long.toString(SENT), SIGNATURE, BODY))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"none, 1614265330, x", "a, none, x", "a, 1614265330, none",
            "a, soon, x", "a, 99999999999999999999, x", "a, 9223372036854775807, x", "a, '', x"})
    void aMissingOrMeaninglessHeaderIsANo(String id, String timestamp, String signature) {
        assertThat(webhooks.verify(id, timestamp, signature, BODY)).isFalse();
    }

    @Test
    void oneGoodSignatureAmongSeveralIsEnoughAndOtherVersionsDoNotCount() {
        var sent = Long.toString(SENT);

        assertThat(webhooks.verify(ID, sent, "v1,bm9wZQ== " + SIGNATURE, BODY)).isTrue();
        assertThat(webhooks.verify(ID, sent, SIGNATURE.replace("v1,", "v2,"), BODY)).isFalse();
    }

    @Test
    void duringAChangeOfSecretsBothVerifyAndTheFirstSigns() {
        var both = at(SENT, "a-new-secret-0123456789 " + SECRET);

        assertThat(both.verify(ID, Long.toString(SENT), SIGNATURE, BODY)).isTrue();
        assertThat(both.sign(ID, BODY).get("webhook-signature"))
                .isEqualTo(at(SENT, "a-new-secret-0123456789").sign(ID, BODY).get("webhook-signature"))
                .isNotEqualTo(SIGNATURE);
    }

    @Test
    void aKeyDerivedForOneDoorOpensNoOther() {
        var secrets = Secrets.parse("TAR_WEBHOOK_SECRET", SECRET);
        var libsql = new StandardWebhooks(secrets.derive("libsql"), clock(SENT));
        var alarms = new StandardWebhooks(secrets.derive("alarms"), clock(SENT));

        var signature = libsql.sign(ID, BODY).get("webhook-signature");

        assertThat(libsql.verify(ID, Long.toString(SENT), signature, BODY)).isTrue();
        assertThat(alarms.verify(ID, Long.toString(SENT), signature, BODY)).isFalse();
        assertThat(webhooks.verify(ID, Long.toString(SENT), signature, BODY)).isFalse();
    }

    private static StandardWebhooks at(long epochSecond, String secret) {
        return new StandardWebhooks(Secrets.parse("TAR_WEBHOOK_SECRET", secret), clock(epochSecond));
    }

    private static InstantSource clock(long epochSecond) {
        return InstantSource.fixed(Instant.ofEpochSecond(epochSecond));
    }
}
