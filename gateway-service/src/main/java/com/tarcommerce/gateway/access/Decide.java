package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Sender;

/**
 * The one decision point: whether this sender may do this here. Deny by default. Reads what is true at this moment, so
 * it is asked once to answer early and again inside the transaction that acts.
 */
public interface Decide {

    Decision decide(Room room, Sender sender, IntentName intent);
}
