package com.tarcommerce.gateway.intake;

/** Decides what is to be done about what came in; the one way from every channel to every change. */
public interface Responder {

    /**
     * May call other services; a failure that passes by itself (a service away, a database busy) is thrown and the
     * message is tried again, in its order.
     *
     * @param inboundId names this message in the audit and in keys of what it causes
     */
    Plan respond(long inboundId, Incoming incoming);

    /** Nothing will come of it, unless somebody replays it: takes back what was said while it was worked on. */
    void giveUp(long inboundId, Incoming incoming);
}
