package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.nudge.CauseKey;
import com.tarcommerce.gateway.nudge.CustomerText;

/** Keys that derive from their cause: the same cause in the same room is the same message, however often it is told. */
final class AlertKeys {

    private AlertKeys() {
    }

    /** {@code order.paid:<tenant>:<order>:<version>:<room>}. */
    static String of(PostedEvent event, long version, BoundRoom room) {
        return CauseKey.shorten(event.type() + ":" + event.tenant() + ":" + event.id() + ":" + version + ":"
                + room.room().key());
    }

    /**
     * {@code cart.unpaid:<tenant>:<cart>:<created>:<version>:<n>:<room>}: the n-th time that somebody hears of it. A cart
     * that gets the number of one that was deleted was created at another millisecond.
     */
    static String ofUnpaid(Node cart, long number, BoundRoom room) {
        return CauseKey.shorten("cart.unpaid:" + cart.tenant() + ":" + cart.id() + ":"
                + cart.createdAt().toEpochMilli() + ":" + cart.version() + ":" + number + ":" + room.room().key());
    }

    /** {@code cart.undelivered:<tenant>:<cart>:<created>:<n>:<room>}: of the n-th text to the customer. */
    static String ofUndelivered(CustomerText.Which text, BoundRoom room) {
        return CauseKey.shorten("cart.undelivered:" + text.shop() + ":" + text.cart() + ":"
                + text.created().toEpochMilli() + ":" + text.number() + ":" + room.room().key());
    }
}
