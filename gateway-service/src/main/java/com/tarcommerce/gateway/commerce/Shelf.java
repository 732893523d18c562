package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes the lines of orders from stock and gives them back. */
@Component
class Shelf {
    /** Paise. */
    private static final BigDecimal MOST_TOTAL = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final NodeStore nodes;

    Shelf(NodeStore nodes) {
        this.nodes = nodes;
    }

    /** Prices lines by the items as they are now; an item that is asked for twice becomes one line. */
    Priced price(String tenant, List<LineRequest> wanted) {
        var lines = new ArrayList<NodeData.Line>();
        for (var request : wanted) {
            var item = nodes.itemNamed(tenant, request.name());
            if (item.isEmpty()) {
                return new Priced.UnknownItem(request.name());
            }
            merge(lines, new NodeData.Line(item.get().id(), item.get().name(), request.quantity(),
                    item.get().amount()));
        }
        return fits(lines) ? new Priced.Lines(lines) : new Priced.TooLarge();
    }

    private static void merge(List<NodeData.Line> lines, NodeData.Line line) {
        for (int at = 0; at < lines.size(); at++) {
            var earlier = lines.get(at);
            if (earlier.item().equals(line.item())) {
                lines.set(at, new NodeData.Line(line.item(), line.name(), earlier.quantity().add(line.quantity()),
                        line.price()));
                return;
            }
        }
        lines.add(line);
    }

    /** The first line of which there is less than it wants. An item that is gone counts as none. */
    Optional<NodeData.Line> firstShort(String tenant, List<NodeData.Line> lines) {
        return lines.stream().filter(line -> stock(tenant, line).compareTo(line.quantity()) < 0).findFirst();
    }

    private BigDecimal stock(String tenant, NodeData.Line line) {
        return nodes.find(tenant, NodeKind.ITEM, line.item()).map(Node::quantity).orElse(BigDecimal.ZERO);
    }

    List<StockMove> take(String tenant, List<NodeData.Line> lines) {
        return lines.stream().flatMap(line -> move(tenant, line, line.quantity().negate()).stream()).toList();
    }

    /** An item that was removed meanwhile gets nothing back. */
    List<StockMove> giveBack(String tenant, List<NodeData.Line> lines) {
        return lines.stream().flatMap(line -> move(tenant, line, line.quantity()).stream()).toList();
    }

    private Optional<StockMove> move(String tenant, NodeData.Line line, BigDecimal delta) {
        return nodes.find(tenant, NodeKind.ITEM, line.item()).map(
                item -> new StockMove(item, Updates.apply(nodes, item.withQuantity(item.quantity().add(delta)))));
    }

    private static boolean fits(List<NodeData.Line> lines) {
        return lines.stream().allMatch(line -> Quantities.fits(line.quantity()))
                && exactTotal(lines).compareTo(MOST_TOTAL) <= 0;
    }

    sealed interface Priced {
        record Lines(List<NodeData.Line> lines) implements Priced {
            long total() {
                return Shelf.total(lines);
            }
        }

        record UnknownItem(String name) implements Priced {
        }

        record TooLarge() implements Priced {
        }
    }

    /** Paise; half a paisa is rounded up. */
    static long total(List<NodeData.Line> lines) {
        return exactTotal(lines).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal exactTotal(List<NodeData.Line> lines) {
        return lines.stream().map(line -> line.quantity().multiply(BigDecimal.valueOf(line.price())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
