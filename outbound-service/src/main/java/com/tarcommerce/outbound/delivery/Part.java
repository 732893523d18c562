package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;

/**
 * One of the pieces that a message is sent in.
 *
 * @param index from 0
 */
public record Part(SendMessage message, String text, int index, boolean last) {

    public boolean first() {
        return index == 0;
    }
}
