package com.tarcommerce.gateway.nudge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A key that derives from its cause, as long as outbound takes one. */
public final class CauseKey {
    private static final int LONGEST = 256;

    private CauseKey() {
    }

    /** An id may be as long as a writer likes; a key may not. */
    public static String shorten(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST - 65) + "#" + sha256(key);
    }

    /** In hexadecimal, of the text in UTF-8. */
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
