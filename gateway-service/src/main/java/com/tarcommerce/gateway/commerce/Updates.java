package com.tarcommerce.gateway.commerce;

import org.springframework.dao.OptimisticLockingFailureException;

/** Writes a node that was read in the same transaction. */
final class Updates {
    private Updates() {
    }

    /** @throws OptimisticLockingFailureException if it changed since: the transaction began with a read, not with the writer lock */
    static Node apply(NodeStore nodes, Node edited) {
        return nodes.update(edited).orElseThrow(() -> new OptimisticLockingFailureException(
                "a " + edited.kind().wire() + " changed between its read and its write in one transaction"));
    }
}
