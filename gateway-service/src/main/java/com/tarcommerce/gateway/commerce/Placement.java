package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.util.List;

/** What came of placing an order or a cart; nothing was written unless it was placed. */
public sealed interface Placement {

    /** @param moves what was taken from stock, in the order of the lines; a cart takes nothing */
    record Placed(Node node, List<StockMove> moves) implements Placement {
        public Placed {
            moves = List.copyOf(moves);
        }
    }

    record UnknownItem(String name) implements Placement {
    }

    /** The total is more than any sum can hold, or there is more of an item than any stock can. */
    record TooLarge() implements Placement {
    }

    record Short(Node item, BigDecimal wanted) implements Placement {
    }
}
