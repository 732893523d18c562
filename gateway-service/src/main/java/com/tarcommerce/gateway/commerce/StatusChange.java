package com.tarcommerce.gateway.commerce;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.math.BigDecimal;
import java.util.List;

/** What came of changing an order's status; nothing was written unless it was changed. */
public sealed interface StatusChange {

    /** @param moves what was given back to stock or taken again, in the order of the lines */
    record Changed(Node before, Node after, List<StockMove> moves) implements StatusChange {
        public Changed {
            moves = List.copyOf(moves);
        }
    }

    record Unchanged(Node order) implements StatusChange {
    }

    /** @param next what the order may become now */
    record NotAllowed(Node order, List<OrderStatus> next) implements StatusChange {
        public NotAllowed {
            next = List.copyOf(next);
        }
    }

    /** What was given back is not there any more, so the order can't have it again. */
    record Short(Node item, BigDecimal wanted) implements StatusChange {
    }

    record Missing(String id) implements StatusChange {
    }
}
