package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the buttons under a message that tells a room of an unpaid cart. */
public interface OfferButtons {

    /**
     * Durable when it returns; for a cause that was offered before they are the same buttons.
     *
     * @param cause the key of the message
     * @return what the room may do about the cart; empty if that is nothing
     */
    List<List<Button>> under(String cause, Tenant shop, BoundRoom room, Offer offer);

    /**
     * @param cart     its id
     * @param sendable the customer can be written to, and is not being written to
     * @param words    what the room reads that it could send; absent where there was nobody to write it
     */
    record Offer(String cart, boolean sendable, @Nullable String words) {
    }
}
