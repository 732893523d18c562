package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.signature.Sha256;

/** A key that derives from its cause, as long as outbound takes one. */
public final class CauseKey {
    private static final int LONGEST = 256;

    private CauseKey() {
    }

    /** An id may be as long as a writer likes; a key may not. */
    public static String shorten(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST - 65) + "#" + Sha256.hex(key);
    }
}
