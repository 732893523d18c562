package com.tarcommerce.common.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The secrets of one variable, space-separated: all verify, the first signs, so that a secret can be changed without
 * a moment in which something signed is refused.
 *
 * <p>A value of the form {@code whsec_<base64>} (Standard Webhooks) stands for the bytes it encodes, anything else for
 * its own UTF-8 bytes.
 */
public final class Secrets {
    private static final String PREFIX = "whsec_";

    private final List<byte[]> keys;

    private Secrets(List<byte[]> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException if there is none, or one is shorter than 16 bytes; names the variable, never the value */
    public static Secrets parse(String variable, String value) {
        var keys = Arrays.stream(value.strip().split("\\s+")).filter(part -> !part.isEmpty())
                .map(part -> decode(variable, part)).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(variable + " is not set: give it a random secret of at least 16 bytes"
                    + " (./tarctl secrets makes one)");
        }
        return new Secrets(keys);
    }

    private static byte[] decode(String variable, String part) {
        byte[] key;
        try {
            key = part.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(part.substring(PREFIX.length()))
                    : part.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(variable + " begins with whsec_ but is no base64 after it", notBase64);
        }
        if (key.length < 16) {
            throw new IllegalArgumentException(variable + " is shorter than 16 bytes: make a longer one"
                    + " (./tarctl secrets makes one)");
        }
        return key;
    }

    /** Keys for one door only: HMAC-SHA256(secret, purpose), for {@code libsql}, {@code alarms} or {@code url:<origin>}. */
    public Secrets derive(String purpose) {
        var label = purpose.getBytes(StandardCharsets.UTF_8);
        return new Secrets(keys.stream().map(key -> Hmac.sha256(key, label)).toList());
    }

    /** HMAC-SHA256 of the text by the first key, in the letters of addresses. */
    public String mac(String text) {
        return mac(first(), text);
    }

    /** Whether it is what {@link #mac} gives, by any of the keys; compared in constant time. */
    public boolean isMac(String text, String shown) {
        var genuine = false;
        for (var key : keys) {
            genuine |= MessageDigest.isEqual(mac(key, text).getBytes(StandardCharsets.UTF_8),
                    shown.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    private static String mac(byte[] key, String text) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Hmac.sha256(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] first() {
        return keys.getFirst();
    }

    List<byte[]> all() {
        return keys;
    }
}
