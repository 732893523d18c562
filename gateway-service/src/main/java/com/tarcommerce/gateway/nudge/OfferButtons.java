package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.shop.Tenant;
import java.util.List;

/** Makes the buttons under a message that tells a room of an unpaid cart. */
public interface OfferButtons {

    /**
     * Durable when it returns; for a cause that was offered before they are the same buttons.
     *
     * @param cause    the key of the message
     * @param sendable the customer can be written to, and is not being written to
     * @return what the room may do about the cart; empty if that is nothing
     */
    List<List<Button>> under(String cause, Tenant shop, BoundRoom room, String cart, boolean sendable);
}
