package com.tarcommerce.common.signature;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, which every JDK has. */
final class Hmac {
    private Hmac() {
    }

    static byte[] sha256(byte[] key, byte[]... parts) {
        return finish(keyed(key), parts);
    }

    /** To be used by {@link #sha256(Mac, byte[]...)} any number of times, by any number of threads. */
    static Mac keyed(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no HmacSHA256", impossible);
        }
    }

    /** Without the search for the algorithm and the work on the key, which are most of it for a short text. */
    static byte[] sha256(Mac keyed, byte[]... parts) {
        try {
            return finish((Mac) keyed.clone(), parts);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("this JVM's HmacSHA256 can't be copied", impossible);
        }
    }

    private static byte[] finish(Mac mac, byte[]... parts) {
        for (var part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
