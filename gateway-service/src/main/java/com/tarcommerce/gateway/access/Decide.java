package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Set;

/**
 * The one decision point: whether this sender may do this here. Deny by default. Reads what is true at this moment, so
 * it is asked once to answer early and again inside the transaction that acts; it never asks the network.
 */
public interface Decide {
    /** What administrators of the chat do; no role ever holds these. */
    Set<IntentName> ADMINISTRATION = Set.of(IntentName.BIND_TOPIC, IntentName.UNBIND_TOPIC);

    /**
     * {@code undo} is decided twice: as itself, and as the intent that it takes back. {@code bind_topic} and
     * {@code unbind_topic} are always denied here: only the platform knows who administers a chat, and
     * {@link ChatPlatforms} is asked before the transaction begins.
     */
    Decision decide(Room room, Sender sender, IntentName intent);
}
