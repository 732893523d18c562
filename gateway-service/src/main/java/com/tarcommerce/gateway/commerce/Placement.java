package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.util.List;

/** What came of placing an order or a cart; nothing was written unless it was placed. */
public sealed interface Placement {

    record Placed(Node node, List<NodeData.Line> lines) implements Placement {
        public Placed {
            lines = List.copyOf(lines);
        }
    }

    record UnknownItem(String name) implements Placement {
    }

    record Short(Node item, BigDecimal wanted) implements Placement {
    }
}
