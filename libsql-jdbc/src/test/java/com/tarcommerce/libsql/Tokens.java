package com.tarcommerce.libsql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Issues tokens as sqld takes them: JSON Web Tokens that are signed by Ed25519. */
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int RAW = 32;

    private final KeyPair keys;

    Tokens() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** The public key as a file for {@code --auth-jwt-key-file}. */
    Path keyFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("jwt.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    }

    /** The public key as {@code tarctl secrets} prints it: its 32 bytes. */
    String rawKey() {
        var encoded = keys.getPublic().getEncoded();
        return BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length));
    }

    /** @param claims JSON: {@code id} is the namespace, {@code a} is {@code rw} or {@code ro}, {@code exp} in seconds */
    String token(String claims) throws GeneralSecurityException {
        var signed = base64("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + base64(claims);
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
