package com.tarcommerce.common.id;

import java.security.SecureRandom;
import java.util.HexFormat;

/** 128 random bits behind a prefix that says what they name: {@code msg_0f3a…}. */
public final class RandomId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private RandomId() {
    }

    public static String next(String prefix) {
        var bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return prefix + HexFormat.of().formatHex(bits);
    }
}
