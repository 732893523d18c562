package com.tarcommerce.gateway.channel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Meta's signature: {@code sha256=} and the hex HMAC-SHA256 of the raw body under the app's secret. It has no timestamp. */
final class CloudSignature {
    static final String HEADER = "X-Hub-Signature-256";
    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private CloudSignature() {
    }

    static boolean isGenuine(List<String> secrets, @Nullable String shown, byte[] body) {
        if (shown == null || !shown.startsWith(PREFIX)) {
            return false;
        }
        var genuine = false;
        for (var secret : secrets) {
            genuine |= MessageDigest.isEqual(of(secret, body).getBytes(StandardCharsets.UTF_8),
                    shown.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    static String of(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, impossible);
        }
    }
}
