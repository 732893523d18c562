package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeQuery;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is exported and lays it out: moments in the shop's zone, prices as decimals. Inside a transaction that reads. */
@Component
class ExportTable {
    static final int MOST_ROWS = 20_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final NodeStore nodes;

    ExportTable(NodeStore nodes) {
        this.nodes = nodes;
    }

    /** @param rows without the first, which names the columns */
    record Table(Csv file, int rows) {
    }

    /** @param span the days; absent for the stock */
    Table of(Exported.Kind kind, @Nullable Span span, Occasion on) {
        return switch (kind) {
            case STOCK -> stock(on);
            case ORDERS -> orders(on, placed(on, span));
            case SALES -> orders(on, placed(on, span).stream().filter(ExportTable::isSold).toList());
        };
    }

    private Table stock(Occasion on) {
        var items = nodes.page(on.shop(), NodeKind.ITEM, null, "", MOST_ROWS + 1).stream()
                .sorted(Comparator.comparing(Node::name, String.CASE_INSENSITIVE_ORDER)).toList();
        var csv = new Csv().row(titles(on, "id", "item", "quantity", "unit", "price", "low", "changed"));
        items.forEach(item -> csv.row(List.of(Csv.word(item.id()), Csv.word(item.name()),
                Amounts.count(item.quantity()), Csv.word(Items.unitOf(item)), rupees(item.amount()),
                count(NodeData.of(item).number("low")), moment(on, item.updatedAt()))));
        return new Table(csv, items.size());
    }

    private List<Node> placed(Occasion on, @Nullable Span span) {
        var days = Objects.requireNonNull(span);
        return nodes.newest(on.shop(), NodeKind.ORDER, new NodeQuery(null, days.from(), days.to(), MOST_ROWS + 1));
    }

    /** As {@link com.tarcommerce.gateway.commerce.Sales} counts them. */
    private static boolean isSold(Node order) {
        return (order.paidVersion() > 0 || order.status().equals("paid"))
                && !List.of("cancelled", "refunded").contains(order.status());
    }

    private static Table orders(Occasion on, List<Node> orders) {
        var csv = new Csv().row(titles(on, "order", "placed", "status", "customer", "total", "lines"));
        orders.reversed().forEach(order -> csv.row(List.of(Csv.word(order.id()), moment(on, order.createdAt()),
                Csv.word(order.status()),
                Csv.word(Objects.requireNonNullElse(NodeData.of(order).text("customer"), "")),
                rupees(order.amount()), Csv.word(Said.lines(order)))));
        return new Table(csv, orders.size());
    }

    private static List<String> titles(Occasion on, String... columns) {
        return Stream.of(columns).map(column -> Csv.word(on.say("export.column." + column))).toList();
    }

    private static String moment(Occasion on, Instant moment) {
        return Csv.word(MOMENT.withZone(on.tenant().zone()).format(moment));
    }

    private static String count(@Nullable BigDecimal number) {
        return number == null ? "" : Amounts.count(number);
    }

    private static String rupees(long paise) {
        return BigDecimal.valueOf(paise, 2).toPlainString();
    }
}
