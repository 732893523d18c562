package com.tarcommerce.gateway.intake;

/**
 * What is to be done about one message. It is made outside a transaction (and may have asked other services); it is
 * carried out inside the transaction that also marks the message as applied, so it happens once or not at all.
 */
@FunctionalInterface
public interface Plan {
    /** Nothing is changed and nothing is said. */
    Plan SILENCE = Reply::silence;

    /** Checks again, changes what is to be changed, writes the audit, and says what to answer. No network calls. */
    Reply carryOut();
}
