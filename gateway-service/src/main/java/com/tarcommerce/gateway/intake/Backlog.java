package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;

/** What came earlier and nobody has taken yet. */
@FunctionalInterface
public interface Backlog {

    /** Whether something of any of the chat's rooms came before this message and was not acted on. */
    boolean isBefore(long inboundId, Room chat);
}
