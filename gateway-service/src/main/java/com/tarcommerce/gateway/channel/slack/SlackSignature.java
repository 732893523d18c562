package com.tarcommerce.gateway.channel.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Slack's signature: {@code v0=} and the hex HMAC-SHA256 of {@code v0:timestamp:body}, at most five minutes old. */
final class SlackSignature {
    static final String HEADER = "X-Slack-Signature";
    static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final String ALGORITHM = "HmacSHA256";

    private SlackSignature() {
    }

    static boolean isGenuine(List<String> secrets, @Nullable String timestamp, @Nullable String shown, byte[] body,
            Instant now) {
        if (timestamp == null || shown == null || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        var genuine = false;
        for (var secret : secrets) {
            genuine |= MessageDigest.isEqual(of(secret, timestamp, body).getBytes(StandardCharsets.UTF_8),
                    shown.getBytes(StandardCharsets.UTF_8));
        }
        return genuine && Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }

    static String of(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, impossible);
        }
    }
}
