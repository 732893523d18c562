package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.commerce.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys that derive from their cause: the same cause in the same room is the same message, however often it is told. */
final class AlertKeys {
    private static final int LONGEST = 256;

    private AlertKeys() {
    }

    /** {@code order.paid:<tenant>:<order>:<version>:<room>}. */
    static String of(PostedEvent event, long version, BoundRoom room) {
        return shorten(event.type() + ":" + event.tenant() + ":" + event.id() + ":" + version + ":"
                + room.room().key());
    }

    /** {@code cart.nudge:<tenant>:<cart>:<n>}: the customer's n-th text about one cart, whatever led to it. */
    static String ofNudge(Node cart, long number) {
        return shorten("cart.nudge:" + cart.tenant() + ":" + cart.id() + ":" + number);
    }

    /** {@code cart.unpaid:<tenant>:<cart>:<version>:<n>:<room>}: the n-th time that somebody hears of it. */
    static String ofUnpaid(Node cart, long number, BoundRoom room) {
        return shorten("cart.unpaid:" + cart.tenant() + ":" + cart.id() + ":" + cart.version() + ":" + number + ":"
                + room.room().key());
    }

    /** An id may be as long as a writer likes; a key may not. */
    private static String shorten(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST - 65) + "#" + sha256(key);
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
