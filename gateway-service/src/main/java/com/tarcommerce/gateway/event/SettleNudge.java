package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.event.LookAtCart.Sight.Abandoned;
import com.tarcommerce.gateway.nudge.NudgeStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down, with its audit, who was told of an unpaid cart. */
@Component
class SettleNudge {
    private static final String SOURCE = "alarm";

    private final NudgeStore nudges;
    private final AuditLog audit;

    SettleNudge(NudgeStore nudges, AuditLog audit) {
        this.nudges = nudges;
        this.audit = audit;
    }

    /** Once, however often it is done. */
    @Transactional
    public void told(Abandoned about, boolean customer) {
        if (nudges.told(about.cart(), about.until(), customer ? about.shop().nudges() : 0)) {
            var reason = "cart " + about.cart().id() + (customer ? " sent to its customer" : " offered to rooms");
            audit.add(AuditEntry.decision(about.shop().id(), SOURCE, "", IntentName.NUDGE_CART.wire(),
                    AuditEntry.Outcome.ALLOWED, reason, null));
        }
    }
}
