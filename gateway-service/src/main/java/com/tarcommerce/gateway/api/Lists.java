package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of nodes, in the order of their ids. */
@Component
class Lists {
    private final NodeStore nodes;

    Lists(NodeStore nodes) {
        this.nodes = nodes;
    }

    /** Without waiting for the writer, like every list. */
    @Transactional(readOnly = true)
    NodeView one(Caller caller, NodeKind kind, String id) {
        return nodes.find(caller.tenant(), kind, id).map(NodeView::of).orElseThrow(() -> Edits.missing(kind));
    }

    @Transactional(readOnly = true)
    Page<NodeView> page(Caller caller, NodeKind kind, @Nullable String status, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > Page.MOST) {
            throw ProblemException.malformed("limit must be between 1 and " + Page.MOST + ".");
        }
        var rows = nodes.page(caller.tenant(), kind, status, Objects.requireNonNullElse(cursor, ""), limit + 1);
        return Page.of(rows, limit, NodeView::of, Node::id);
    }
}
