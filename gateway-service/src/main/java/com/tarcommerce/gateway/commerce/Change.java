package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;

/** What came of a change to an item. */
public sealed interface Change {

    record Added(Node after) implements Change {
    }

    record Changed(Node before, Node after) implements Change {
    }

    record Removed(Node before) implements Change {
    }

    /** It is so already; nothing was written. */
    record Unchanged(Node node) implements Change {
    }

    /** There is less than is to be taken; nothing was written. */
    record Short(Node node, BigDecimal wanted) implements Change {
    }

    /** No item has this name. */
    record Missing(String name) implements Change {
    }

    /** Another item has this name, apart from case and spacing. */
    record NameTaken(Node by) implements Change {
    }
}
