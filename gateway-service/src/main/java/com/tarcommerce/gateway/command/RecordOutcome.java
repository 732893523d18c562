package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.commerce.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes each decision and what came of it into the audit, in the transaction that acts. */
@Component
class RecordOutcome {
    private final AuditLog audit;

    RecordOutcome(AuditLog audit) {
        this.audit = audit;
    }

    /** @param intent what was asked for, or what right it took */
    void add(Occasion on, IntentName intent, Outcome outcome) {
        switch (outcome) {
            case Outcome.Told _ -> decision(on, intent, AuditEntry.Outcome.ALLOWED, "allowed");
            case Outcome.Attached _ -> decision(on, intent, AuditEntry.Outcome.ALLOWED, "exported");
            case Outcome.Noted(_, var reason) -> decision(on, intent, AuditEntry.Outcome.ALLOWED, reason);
            case Outcome.Written(_, var reason, _) -> decision(on, intent, AuditEntry.Outcome.ALLOWED, reason);
            case Outcome.Choice _,Outcome.Asked _ -> decision(on, intent, AuditEntry.Outcome.ALLOWED, "asked_back");
            case Outcome.Declined(_, var reason) -> decision(on, intent, AuditEntry.Outcome.FAILED, reason);
            case Outcome.Refused(_, var reason) -> decision(on, intent, AuditEntry.Outcome.DENIED, reason.wire());
            case Outcome.Changed(_, var changes) -> changes.forEach(change -> change(on, intent, change));
        }
    }

    private void decision(Occasion on, IntentName intent, AuditEntry.Outcome decision, String reason) {
        audit.add(AuditEntry.decision(on.shop(), on.room().key(), on.sender().id(), intent.wire(), decision,
                reason, on.inboundId()));
    }

    private void change(Occasion on, IntentName intent, NodeChange change) {
        var node = change.node();
        audit.add(new AuditEntry(on.shop(), on.room().key(), on.sender().id(), intent.wire(),
                AuditEntry.Outcome.ALLOWED, change.reason(), node.kind().wire(), node.id(), json(change.before()),
                json(change.after()), on.inboundId()));
    }

    private static @Nullable String json(@Nullable Node node) {
        return node == null ? null : NodeJson.write(node);
    }
}
