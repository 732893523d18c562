package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Sender;
import java.util.List;
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

    /**
     * Like {@link #decide}, for what is to be done in this shop. A chat may have come to belong to another one since
     * the shop was looked up: then the room is not bound as far as this shop is concerned.
     */
    default Decision decideIn(String tenant, Room room, Sender sender, IntentName intent) {
        var decision = decide(room, sender, intent);
        var bound = switch (decision) {
            case Decision.Allowed(var where) -> where;
            case Decision.Denied denied -> denied.room();
        };
        return bound == null || bound.tenant().equals(tenant)
                ? decision
                : new Decision.Denied(Decision.DenialReason.UNBOUND, null, List.of());
    }
}
