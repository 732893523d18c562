package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.BillLine;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.Quantities;
import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bill beside the shop's items: what can be added to stock, and what is left out and why. Nothing is
 * guessed: a name that is none of the shop's or means several, a quantity that was not read, numbers that contradict
 * each other and a unit that the item is not counted in are left out. Words on a bill are only ever shown.
 */
final class BillTable {
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_CANDIDATES = 4;

    private final Occasion on;
    private final NodeStore nodes;
    private final SequencedMap<String, Row> rows = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int tooMany;

    BillTable(Occasion on, NodeStore nodes) {
        this.on = on;
        this.nodes = nodes;
    }

    void add(BillText bill) {
        var hasAmounts = bill.lines().stream().anyMatch(line -> line.amount() != null);
        for (var line : bill.lines()) {
            var why = take(line, hasAmounts);
            if (why != null && leftOut.size() < MOST_ITEMS) {
                leftOut.add(why);
            } else if (why != null) {
                tooMany++;
            }
        }
    }

    /** @return why it is left out; null if it was taken */
    private @Nullable String take(BillLine line, boolean hasAmounts) {
        var name = shown(line.item());
        var quantity = line.quantity();
        if (line.match() == null) {
            return notNamed(name, line.candidates());
        }
        var item = nodes.itemNamed(on.shop(), line.match());
        if (item.isEmpty()) {
            return on.say("bill.unknown", name);
        }
        if (quantity == null || quantity.signum() <= 0) {
            return on.say("bill.no-quantity", name);
        }
        if (hasAmounts && line.amount() == null) {
            return on.say("bill.doubtful", name, Amounts.count(quantity), money(line.price()));
        }
        return take(line, item.get(), quantity);
    }

    private @Nullable String take(BillLine line, Node item, BigDecimal quantity) {
        var name = shown(line.item());
        var counted = BillUnits.inUnitOf(item, quantity, line.unit());
        if (counted.isEmpty()) {
            return on.say("bill.unit", name, Amounts.count(quantity), Objects.requireNonNull(line.unit()));
        }
        var before = rows.get(item.id());
        var sum = before == null ? counted.get() : before.quantity().add(counted.get());
        if (!Quantities.fits(sum) || !Quantities.fits(item.quantity().add(sum))) {
            return on.say("bill.no-quantity", name);
        }
        if (before == null && rows.size() == MOST_ITEMS) {
            tooMany++;
            return null;
        }
        rows.put(item.id(), new Row(item, sum, before == null ? line.price() : before.price(),
                printed(before, name, item)));
        return null;
    }

    /** What the bill calls it, where the shop calls it otherwise. */
    private static Set<String> printed(@Nullable Row before, String name, Node item) {
        var printed = before == null ? new LinkedHashSet<String>() : new LinkedHashSet<>(before.printed());
        if (!name.equalsIgnoreCase(item.name())) {
            printed.add(name);
        }
        return printed;
    }

    private String notNamed(String name, @Nullable List<String> candidates) {
        return candidates == null || candidates.isEmpty()
                ? on.say("bill.unknown", name)
                : on.say("bill.ambiguous", name,
                        String.join(", ", candidates.stream().limit(MOST_CANDIDATES).map(BillTable::shown).toList()));
    }

    boolean isEmpty() {
        return rows.isEmpty() && leftOut.isEmpty();
    }

    List<Bill.Addition> additions() {
        return rows.values().stream().map(row -> new Bill.Addition(row.item().id(), row.item().name(), row.quantity()))
                .toList();
    }

    List<String> text() {
        var text = new ArrayList<String>();
        rows.values().forEach(row -> text.add("• " + said(row)));
        if (!leftOut.isEmpty()) {
            text.add(on.say("bill.left-out"));
            leftOut.forEach(line -> text.add("• " + line));
        }
        if (tooMany > 0) {
            text.add(on.say("bill.too-many", String.valueOf(tooMany)));
        }
        return text;
    }

    private String said(Row row) {
        var item = row.item();
        var quantity = Said.quantity(item, row.quantity());
        var name = row.printed().isEmpty()
                ? item.name()
                : on.say("bill.named", "“" + String.join("”, “", row.printed()) + "”", item.name());
        var becomes = Said.quantity(item, item.quantity().add(row.quantity()));
        return row.price() == null
                ? on.say("bill.line.no-price", name, quantity, becomes, Said.stock(item))
                : on.say("bill.line", name, quantity, money(row.price()), becomes, Said.stock(item));
    }

    private String money(@Nullable Long paise) {
        return paise == null ? "?" : on.money(paise);
    }

    /** On one line, and no longer than a line of a chat. */
    static String shown(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    /**
     * @param price   of one as the bill has it, in hundredths
     * @param printed what the bill calls it, if that is not the item's name
     */
    private record Row(Node item, BigDecimal quantity, @Nullable Long price, Set<String> printed) {
    }
}
