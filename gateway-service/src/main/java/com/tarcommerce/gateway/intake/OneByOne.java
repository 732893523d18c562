package com.tarcommerce.gateway.intake;

import java.util.List;

/** Has what stood in one message handled as if each of it had been written by itself. */
public interface OneByOne {

    /**
     * Inside the transaction that agrees to it: once that is committed each of them is handled in this order, behind what
     * waits in the room already, with a reply, a transaction and an id of its own. Of one message they are kept once.
     *
     * @param inboundId the message in which they stood
     */
    void keep(long inboundId, List<Incoming.Part> parts);
}
