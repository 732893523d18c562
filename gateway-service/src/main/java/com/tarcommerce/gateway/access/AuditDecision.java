package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.Sender;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes decisions into the audit, inside the caller's transaction. A granted one that changes a node is written with
 * the change instead, by whoever makes it.
 */
@Component
public class AuditDecision {
    private final AuditLog audit;

    AuditDecision(AuditLog audit) {
        this.audit = audit;
    }

    /** @param tenant the shop around the room, or {@link com.tarcommerce.gateway.intake.Reply#NO_SHOP} */
    public long add(String tenant, Asked asked, Decision decision) {
        return audit.add(entry(tenant, asked, decision));
    }

    static AuditEntry entry(String tenant, Asked asked, Decision decision) {
        var outcome = switch (decision) {
            case Allowed _ -> AuditEntry.Outcome.ALLOWED;
            case Denied _ -> AuditEntry.Outcome.DENIED;
        };
        return AuditEntry.decision(tenant, asked.room().key(), asked.sender().id(), asked.action(), outcome,
                decision.outcome(), asked.inboundId());
    }

    /** @param action an intent's name on the wire, or an administrative act such as {@code setup} */
    public record Asked(Room room, Sender sender, String action, @Nullable Long inboundId) {
    }
}
