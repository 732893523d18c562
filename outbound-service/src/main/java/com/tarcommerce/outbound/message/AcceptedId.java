package com.tarcommerce.outbound.message;

import com.tarcommerce.common.id.RandomId;

/** What a message is called here. */
public final class AcceptedId {
    public static final String PREFIX = "msg_";

    private AcceptedId() {
    }

    static String next() {
        return RandomId.next(PREFIX);
    }
}
