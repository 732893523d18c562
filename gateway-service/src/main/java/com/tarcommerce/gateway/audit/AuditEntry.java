package com.tarcommerce.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * One decision and what came of it.
 *
 * @param source    a room's key, {@code rest:<api key id>}, {@code alarm} or {@code sql}
 * @param action    an intent's name, or an administrative act such as {@code setup}
 * @param before    the node before, as JSON; absent when nothing changed or nothing was there
 * @param after     the node after, as JSON; absent when nothing changed or nothing is left
 * @param inboundId the message that asked for it
 */
public record AuditEntry(String tenant, String source, String sender, String action, Outcome outcome, String reason,
        @Nullable String nodeKind, @Nullable String nodeId, @Nullable String before, @Nullable String after,
        @Nullable Long inboundId) {

    public enum Outcome {
        ALLOWED, DENIED, FAILED
    }

    /** A decision that touched no node. */
    public static AuditEntry decision(String tenant, String source, String sender, String action, Outcome outcome,
            String reason, @Nullable Long inboundId) {
        return new AuditEntry(tenant, source, sender, action, outcome, reason, null, null, null, null, inboundId);
    }
}
