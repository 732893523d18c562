package com.tarcommerce.gateway.event;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.event.ComposeNudge.Nudge;
import com.tarcommerce.gateway.event.LookAtCart.Sight.Abandoned;
import com.tarcommerce.gateway.nudge.CartMessages;
import com.tarcommerce.gateway.nudge.Contact;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.ReachCustomer;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down, with its audit, who was told of an unpaid cart. */
@Component
class SettleNudge {
    private static final String SOURCE = "alarm";

    private final NodeStore nodes;
    private final NudgeStore nudges;
    private final CartMessages messages;
    private final ReachCustomer customers;
    private final AuditLog audit;

    SettleNudge(NodeStore nodes, NudgeStore nudges, CartMessages messages, ReachCustomer customers,
            AuditLog audit) {
        this.nodes = nodes;
        this.nudges = nudges;
        this.messages = messages;
        this.customers = customers;
        this.audit = audit;
    }

    /**
     * Writes down what is about to be handed over, so that it can be taken back if the cart is settled before it leaves.
     *
     * @return false if the cart, what was done about it, or what its customer wants is not as it was when that was decided
     */
    @Transactional
    public boolean about(Abandoned about, Nudge nudge) {
        var cart = about.cart();
        var now = nodes.find(cart.tenant(), NodeKind.CART, cart.id()).filter(Carts::isUnpaid)
                .filter(found -> found.version() == cart.version())
                .map(found -> nudges.of(found.tenant(), found.id()));
        var asSeen = now.equals(Optional.of(about.until()))
                && (!nudge.toCustomer() || customers.of(cart).equals(about.customer()));
        if (!asSeen) {
            return false;
        }
        var customer = nudge.toCustomer() ? nudge.messages().getFirst() : null;
        for (var message : nudge.messages()) {
            var person = message.equals(customer) ? Contact.at(message.room()).orElse(null) : null;
            messages.add(cart, message.idempotencyKey(), person, requireNonNull(message.expiresAt()));
        }
        return true;
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
