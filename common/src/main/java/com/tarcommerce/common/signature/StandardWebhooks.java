package com.tarcommerce.common.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies as the Standard Webhooks specification says: {@code v1,base64(HMAC-SHA256(key,
 * id.timestamp.body))}, accepted within five minutes, compared in constant time.
 */
public final class StandardWebhooks {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Secrets secrets;
    private final Mac signing;
    private final InstantSource clock;

    public StandardWebhooks(Secrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.signing = Hmac.keyed(secrets.first());
        this.clock = clock;
    }

    /** The three headers for a body that is about to be sent. */
    public Map<String, String> sign(String id, byte[] body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE,
                "v1," + encode(Hmac.sha256(signing, head(id, timestamp), body)));
    }

    /** Whether the body came from someone who has one of the secrets, and lately. A missing header is a no. */
    public boolean verify(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (id == null || timestamp == null || signature == null || !isRecent(timestamp)) {
            return false;
        }
        var genuine = false;
        for (var key : secrets.all()) {
            var expected = encode(Hmac.sha256(key, head(id, timestamp), body)).getBytes(StandardCharsets.UTF_8);
            for (var candidate : signature.split(" ", -1)) {
                if (candidate.startsWith("v1,")) {
                    genuine |= MessageDigest.isEqual(expected, candidate.substring(3).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return genuine;
    }

    private boolean isRecent(String timestamp) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (RuntimeException noTimestamp) {
            return false;
        }
    }

    private static byte[] head(String id, String timestamp) {
        return (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] hmac) {
        return Base64.getEncoder().encodeToString(hmac);
    }
}
