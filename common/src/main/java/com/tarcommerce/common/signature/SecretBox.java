package com.tarcommerce.common.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps texts secret where they are stored: AES-256-GCM with a random nonce. The first key seals, all open; which one
 * sealed is told by an id in front, so that keys can be changed.
 *
 * <p>A sealed text is {@code v1:<key id>:<base64url of nonce, ciphertext and tag>}, and opens only in the context that
 * it was sealed for: moved to another row it is as good as altered.
 */
public final class SecretBox {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String first;

    private SecretBox(Secrets secrets) {
        for (var key : secrets.all()) {
            keys.putIfAbsent(idOf(key), new SecretKeySpec(key, "AES"));
        }
        first = idOf(secrets.first());
    }

    /** @param purpose for which keys of their own are derived: {@code accounts} */
    public static SecretBox of(Secrets secrets, String purpose) {
        return new SecretBox(secrets.derive(purpose));
    }

    /** Another text each time, for the nonce is random. */
    public String seal(String text, String context) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, first, nonce, context);
            var hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            var all = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
            return VERSION + ":" + first + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no AES-GCM", impossible);
        }
    }

    /** @throws NotOpened if no key of ours sealed it, it was altered, or it was sealed for something else */
    public String open(String sealed, String context) {
        var parts = sealed.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new NotOpened("it is no sealed text");
        }
        if (!keys.containsKey(parts[1])) {
            throw new NotOpened("it was sealed by a key that is not here any more (id " + printable(parts[1]) + ")");
        }
        try {
            var all = Base64.getUrlDecoder().decode(parts[2]);
            if (all.length <= NONCE_BYTES) {
                throw new NotOpened("it is cut off");
            }
            var nonce = ByteBuffer.wrap(all).slice(0, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, parts[1], bytes(nonce), context);
            return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | AEADBadTagException altered) {
            throw new NotOpened("it was altered, or sealed for something else");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no AES-GCM", impossible);
        }
    }

    /** Whether the first key sealed it: what an older one sealed is to be sealed anew before that key is taken away. */
    public boolean isByFirstKey(String sealed) {
        return keyOf(sealed).filter(first::equals).isPresent();
    }

    private static Optional<String> keyOf(String sealed) {
        var parts = sealed.split(":", -1);
        return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    /** Version and key are under the tag too. */
    private Cipher cipher(int mode, String key, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, Objects.requireNonNull(keys.get(key)), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + ":" + key + "\n" + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Tells keys apart, and nothing of them. */
    private static String idOf(byte[] key) {
        return HexFormat.of().formatHex(Hmac.sha256(key, "key id".getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
    }

    private static String printable(String id) {
        return id.matches("[0-9a-f]{8}") ? id : "unreadable";
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Its message says why, and holds no secret. */
    public static final class NotOpened extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOpened(String why) {
            super(why);
        }
    }
}
