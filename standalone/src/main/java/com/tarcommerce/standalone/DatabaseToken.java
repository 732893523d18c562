package com.tarcommerce.standalone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By what a libSQL server knows the services: they show a token (a JWT) that was signed once, by a key which nobody
 * keeps, and the server has the public half of that key. Whoever has only that half can make no token.
 */
final class DatabaseToken {
    static final String PUBLIC_KEY = "TAR_DATABASE_PUBLIC_KEY";
    static final String TOKEN = "TAR_DATABASE_TOKEN";
    private static final String ALGORITHM = "Ed25519";
    private static final int RAW_KEY_BYTES = 32;
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}";
    /** Reading and writing, in every namespace, without an end: it is withdrawn by a new pair. */
    private static final String CLAIMS = "{\"a\":\"rw\"}";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private DatabaseToken() {
    }

    /** A pair that belongs together: the raw public key in URL-safe Base64, and the token. */
    static Map<String, String> make() {
        try {
            var keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var made = new LinkedHashMap<String, String>();
            made.put(PUBLIC_KEY, BASE64.encodeToString(raw(keys)));
            made.put(TOKEN, sign(keys.getPrivate()));
            return made;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, impossible);
        }
    }

    /** The encoded form (RFC 8410) ends with the key itself. */
    private static byte[] raw(KeyPair keys) {
        var encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
    }

    private static String sign(PrivateKey key) throws GeneralSecurityException {
        var content = part(HEADER) + "." + part(CLAIMS);
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
