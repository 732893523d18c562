package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditEntry.Outcome;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import org.springframework.stereotype.Component;

/** Writes administrative acts into the audit, done or refused, inside the transaction that does them. */
@Component
class AuditAct {
    private final AuditLog audit;
    private final ChatStore chats;

    AuditAct(AuditLog audit, ChatStore chats) {
        this.audit = audit;
        this.chats = chats;
    }

    /** @param what what it was about: a role, a name, a setting; never a code or a key */
    void done(Request request, Tenant shop, String action, String what) {
        add(request, shop.id(), action, Outcome.ALLOWED, what);
    }

    /** Carries out what was granted; what writes no row of its own (a list that is shown) is in the audit too. */
    Reply granted(Request request, Plan plan) {
        var before = audit.newest();
        var reply = plan.carryOut();
        if (audit.newest() == before) {
            add(request, chats.tenantOf(request.room()).orElse(Reply.NO_SHOP), request.action(), Outcome.ALLOWED,
                    "allowed");
        }
        return reply;
    }

    /** @param reason a word or two with underscores */
    void refused(Request request, String action, String reason) {
        add(request, chats.tenantOf(request.room()).orElse(Reply.NO_SHOP), action, Outcome.DENIED, reason);
    }

    private void add(Request request, String tenant, String action, Outcome outcome, String reason) {
        audit.add(AuditEntry.decision(tenant, request.room().key(), request.sender().id(), action, outcome, reason,
                request.inboundId()));
    }
}
