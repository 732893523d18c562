package com.tarcommerce.gateway.nudge;

/** Whether the customer of a cart can be written to. */
public sealed interface Reach {

    record Reachable(Contact contact) implements Reach {
    }

    /** The customer wants no nudges. */
    record OptedOut() implements Reach {
    }

    /** Nobody knows where. */
    record Unknown() implements Reach {
    }
}
